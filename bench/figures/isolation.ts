import { setTimeout as pause } from 'node:timers/promises'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { eager, payload, tenants, withStack, type BenchStack } from '../stack/bench-stack.js'
import { settle, type Awaited } from '../stack/settle.js'
import { percentile, rounded, summary } from '../statistics.js'

const [healthyTenant = '', troubledTenant = ''] = tenants
const healthy = 950
const hanging = 50
const everyMs = 500
const warmUpEvents = 10 // uncounted

/** Longer than a first attempt waits for an answer: nothing of one phase is left when the next one begins. */
const restMs = 12_000

/** Fires events at a steady pace; answers how long after its 202 each healthy callback was POSTed. */
const phase = async (stack: BenchStack, tenantId: string, events: number): Promise<number[]> => {
  await stack.receiver.forget()
  const fired: Awaited[] = []
  const start = monotonic()
  for (let i = 0; i < events; i++) {
    await pause(Math.max(0, start + i * everyMs - monotonic()))
    const event = await stack.publisher.fire(tenantId, payload)
    fired.push({
      ...{ ...event, delivered: healthy },
      ...(tenantId === troubledTenant ? { hanging } : {}),
    })
  }
  await settle(stack, fired)
  const delays: number[] = []
  for (const { eventId, acceptedAt } of fired)
    for (const at of await stack.receiver.times(eventId)) delays.push(at - acceptedAt)
  return delays
}

/** Whether callbacks that hang delay those that do not. */
export const isolation: Measurement = {
  name: 'isolation',
  about: 'p99 from accept to POST of healthy callbacks, 5 % of the others hanging; none hanging',
  measure: ({ quick, progress }) =>
    withStack({ pollingInterval: eager }, async (stack) => {
      await stack.subscribe(healthyTenant, healthy)
      await stack.subscribe(troubledTenant, healthy)
      await stack.subscribe(troubledTenant, hanging, '/hang/')
      await phase(stack, healthyTenant, warmUpEvents)

      const rounds = quick ? 1 : 3
      const events = quick ? 6 : 20
      const ours: number[] = []
      const reference: number[] = []
      for (let i = 0; i < rounds; i++) {
        reference.push(...(await phase(stack, healthyTenant, events)))
        ours.push(...(await phase(stack, troubledTenant, events)))
        progress(`round ${i + 1} of ${rounds}`)
        if (i + 1 < rounds) await pause(restMs)
      }
      return {
        value: rounded(percentile(ours, 0.99)),
        unit: 'ms',
        reference: rounded(percentile(reference, 0.99)),
        ratio: rounded(percentile(ours, 0.99) / percentile(reference, 0.99)),
        detail: {
          ...{ healthy, hanging, rounds, events, everyMs },
          ours: summary(ours),
          reference: summary(reference),
          maxPollingInterval: eager,
        },
      }
    }),
}
