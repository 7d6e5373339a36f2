import pLimit from 'p-limit'
import { barePostsPerSecond, bestConcurrency } from '../baseline/bare-posts.js'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import {
  callbackBudget,
  payload,
  tenants,
  withStack,
  type BenchStack,
} from '../stack/bench-stack.js'
import { settle } from '../stack/settle.js'
import { median, rounded } from '../statistics.js'

const publishers = 32

/** Events per second, from the first fire until every account is settled, of events to one flow each, tenants in turn. */
const runStream = async (stack: BenchStack, events: number) => {
  await stack.receiver.forget()
  const [cpuBefore, start] = [stack.usage().cpuMs, monotonic()]
  const fired = await pLimit(publishers).map(
    Array.from({ length: events }, (_, i) => tenants[i % tenants.length] ?? ''),
    (tenantId) => stack.publisher.fire(tenantId, payload),
  )
  const { settledAt, duplicates } = await settle(
    stack,
    fired.map((event) => ({ ...event, delivered: 1 })),
  )
  return {
    perSecond: (events * 1000) / (settledAt - start),
    hostCpuMs: (stack.usage().cpuMs - cpuBefore) / events,
    duplicates,
  }
}

/** Many publishers, many tenants, one flow for each event: the everyday case. The app's settings are its own. */
export const manySmall: Measurement = {
  name: 'many_small',
  about: `deliveries per second, ${publishers} publishers, ${tenants.length} tenants with a flow each; bare undici`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver } = stack
      const events = quick ? 1000 : 2000
      for (const tenantId of tenants) await stack.subscribe(tenantId, 1)
      const bare = { receiver, body: payload, milliseconds: quick ? 300 : 1000 }
      const { best } = await bestConcurrency(bare)
      await runStream(stack, Math.ceil(events / 4)) // warms up, uncounted

      const ours = []
      const reference: number[] = []
      // Events of former rounds are kept: a round that is slower than the one before says that full tables cost.
      for (let i = 0; i < (quick ? 2 : 5); i++) {
        reference.push(await barePostsPerSecond({ ...bare, concurrency: best }))
        const result = await runStream(stack, events)
        progress(
          `${Math.round(result.perSecond)}/s, ${rounded(result.hostCpuMs, 3)} ms of the host`,
        )
        ours.push(result)
      }
      const value = median(ours.map(({ perSecond }) => perSecond))
      return {
        value: rounded(value),
        unit: 'deliveries/s',
        reference: rounded(median(reference)),
        ratio: rounded(value / median(reference)),
        detail: {
          ...{ events, publishers, tenants: tenants.length },
          runs: ours.map(({ perSecond }) => Math.round(perSecond)),
          referenceRuns: reference.map(Math.round),
          hostCpuMsPerDelivery: rounded(median(ours.map(({ hostCpuMs }) => hostCpuMs))),
          duplicates: ours.reduce((sum, { duplicates }) => sum + duplicates, 0),
          maxPollingInterval: 'as in host.json',
          callbackBudgetPer5Minutes: callbackBudget,
        },
      }
    }),
}
