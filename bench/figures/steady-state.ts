import { setTimeout as pause } from 'node:timers/promises'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { payload, tenants, withStack, type BenchStack } from '../stack/bench-stack.js'
import type { FiredEvent } from '../stack/publisher.js'
import { delaysOf } from '../stack/delays-of.js'
import { settleAll } from '../stack/settle.js'
import { rounded, summary } from '../statistics.js'

/** A fiftieth of the load that docs/scale.md works through: a tenth of its tenants, each with a tenth of its flows, a fifth of its events. */
const subscriptions = 100
const eventsPerSecond = 10
const warmUpSeconds = 2

/** Fires at a steady pace, at each tenant in turn, whatever has become of the events before. */
const fireSteadily = (stack: BenchStack, seconds: number): Promise<readonly FiredEvent[]> => {
  const start = monotonic()
  const fire = async (_: unknown, i: number) => {
    await pause(Math.max(0, start + (i * 1000) / eventsPerSecond - monotonic()))
    return stack.publisher.fire(tenants[i % tenants.length] ?? '', payload)
  }
  return Promise.all(Array.from({ length: seconds * eventsPerSecond }, fire))
}

/** Whether as much is delivered as is fired, so that nothing piles up, and what that costs. */
export const steadyState: Measurement = {
  name: 'steady_state',
  about: `deliveries per second while ${eventsPerSecond} events a second are fired to the ${subscriptions} flows of one of ${tenants.length} tenants, in turn; those that were fired`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver } = stack
      for (const tenant of tenants) await stack.subscribe(tenant, subscriptions)
      await settleAll(stack, await fireSteadily(stack, warmUpSeconds), subscriptions)
      await receiver.forget()

      const seconds = quick ? 5 : 30
      const [start, cpuBefore] = [monotonic(), stack.usage().cpuMs]
      const fired = await fireSteadily(stack, seconds)
      const delivered = await receiver.delivered()
      const elapsed = (monotonic() - start) / 1000
      const wanted = fired.length * subscriptions
      const { settledAt, duplicates } = await settleAll(stack, fired, subscriptions)
      const cpuMs = stack.usage().cpuMs - cpuBefore
      const delays = await delaysOf(receiver, fired)
      progress(`${wanted - delivered} of ${wanted} were left when the last event was fired`)
      return {
        value: rounded(delivered / elapsed),
        unit: 'deliveries/s',
        reference: rounded(wanted / elapsed),
        ratio: rounded(delivered / wanted),
        detail: {
          ...{ tenants: tenants.length, subscriptions, eventsPerSecond, seconds, duplicates },
          backlogAtEnd: wanted - delivered,
          settledAfterMs: rounded(settledAt - start - elapsed * 1000),
          acceptToPostMs: summary(delays),
          hostCpuMicrosecondsPerDelivery: rounded((cpuMs * 1000) / wanted),
          maxPollingInterval: 'as in host.json',
        },
      }
    }),
}
