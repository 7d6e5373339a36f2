import { barePostsPerSecond, bestConcurrency } from '../baseline/bare-posts.js'
import { comparePaces } from '../compare-paces.js'
import type { Measurement } from '../figure.js'
import { callbackBudget, eager, payload, tenant, withStack } from '../stack/bench-stack.js'
import { runStream, type StreamResult } from '../stack/run-stream.js'
import { batchLimit } from '../../src/events/fired.js'
import { median, rounded } from '../statistics.js'

/** A stream of events of one size. */
export interface Throughput {
  readonly name: string
  readonly subscriptions: number
  /** How many events are fired in a full and in a quick run. */
  readonly events: number
  readonly quickEvents: number
  readonly inFlight: number
  /** Events in one fire: 1, or a batch of as many as one may hold. */
  readonly batch?: number
}

/** Deliveries per second, from the first fire until every account is settled, beside bare undici POSTing to the same receiver. */
export const throughput = (options: Throughput): Measurement => ({
  name: options.name,
  about: `deliveries per second, events to ${options.subscriptions} subscriptions; bare undici`,
  measure: ({ quick, progress }) =>
    withStack({ pollingInterval: eager }, async (stack) => {
      const { receiver } = stack
      const { subscriptions, inFlight, batch = 1 } = options
      const events = quick ? options.quickEvents : options.events
      await stack.subscribe(tenant, subscriptions)

      const bare = { receiver, body: payload, milliseconds: quick ? 300 : 1000 }
      const { best, perSecond } = await bestConcurrency(bare)
      progress(`bare undici is fastest with ${best} POSTs at once`)
      const stream = { tenantIds: [tenant], body: payload, subscriptions, inFlight, batch, events }
      await runStream(stack, { ...stream, events: Math.ceil(events / 4) }) // warms up, uncounted

      const ours: StreamResult[] = []
      const reference: number[] = []
      for (let i = 0; i < (quick ? 1 : 3); i++) {
        const milliseconds = quick ? 1000 : 2000
        reference.push(await barePostsPerSecond({ ...bare, milliseconds, concurrency: best }))
        const result = await runStream(stack, stream)
        progress(`${Math.round(result.perSecond)}/s, bare ${Math.round(reference.at(-1) ?? 0)}/s`)
        ours.push(result)
      }
      return comparePaces(
        ours.map((each) => each.perSecond),
        reference,
        {
          ...{ subscriptions, events, inFlight, batch },
          payloadBytes: payload.length,
          bareByConcurrency: perSecond,
          seconds: rounded(median(ours.map((each) => each.seconds))),
          hostCpuMicrosecondsPerDelivery: rounded(
            median(ours.map((each) => each.hostCpuMicroseconds)),
          ),
          machineBusy: rounded(median(ours.map((each) => each.machineBusy)), 2),
          duplicates: ours.reduce((sum, { duplicates }) => sum + duplicates, 0),
          maxPollingInterval: eager,
          callbackBudgetPer5Minutes: callbackBudget,
        },
      )
    }),
})

/** The sizes that are measured. */
export const throughputs: readonly Throughput[] = [
  { name: 'throughput_1', subscriptions: 1, events: 1000, quickEvents: 400, inFlight: 16 },
  { name: 'throughput_100', subscriptions: 100, events: 400, quickEvents: 80, inFlight: 16 },
  { name: 'throughput_1000', subscriptions: 1000, events: 60, quickEvents: 12, inFlight: 8 },
  { name: 'throughput_10000', subscriptions: 10_000, events: 8, quickEvents: 2, inFlight: 4 },
  {
    name: 'throughput_1000x10',
    subscriptions: 10,
    events: 1000,
    quickEvents: 500,
    inFlight: 4,
    batch: batchLimit,
  },
]
