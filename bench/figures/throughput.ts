import { cpus } from 'node:os'
import { barePostsPerSecond, bestConcurrency } from '../baseline/bare-posts.js'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import {
  callbackBudget,
  eager,
  payload,
  tenant,
  withStack,
  type BenchStack,
} from '../stack/bench-stack.js'
import { fireStream } from '../stack/fire-stream.js'
import { awaitDelivered, settle } from '../stack/settle.js'
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

interface StreamResult {
  readonly perSecond: number
  readonly seconds: number
  readonly duplicates: number
  readonly hostCpuMicroseconds: number
  readonly machineBusy: number
}

const busyMs = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.nice + times.irq, 0)

const runStream = async (
  stack: BenchStack,
  { subscriptions, inFlight, batch = 1 }: Throughput,
  events: number,
): Promise<StreamResult> => {
  await stack.receiver.forget()
  const [busyBefore, cpuBefore, start] = [busyMs(), stack.usage().cpuMs, monotonic()]
  const stream = { tenantId: tenant, body: payload, events, inFlight, batch }
  const fired = await fireStream(stack.publisher, stream)
  const deliveries = events * subscriptions
  // Taken before accounts are read, all of which are, and which is no part of delivering.
  await awaitDelivered(stack, deliveries)
  const [busyAfter, cpuAfter, elapsed] = [busyMs(), stack.usage().cpuMs, monotonic() - start]
  const { settledAt, duplicates } = await settle(
    stack,
    fired.map((event) => ({ ...event, delivered: subscriptions })),
  )
  const seconds = (settledAt - start) / 1000
  return {
    perSecond: deliveries / seconds,
    ...{ seconds, duplicates },
    hostCpuMicroseconds: ((cpuAfter - cpuBefore) * 1000) / deliveries,
    machineBusy: (busyAfter - busyBefore) / (elapsed * cpus().length),
  }
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
      await runStream(stack, options, Math.ceil(events / 4)) // warms up, uncounted

      const ours: StreamResult[] = []
      const reference: number[] = []
      for (let i = 0; i < (quick ? 1 : 3); i++) {
        const milliseconds = quick ? 1000 : 2000
        reference.push(await barePostsPerSecond({ ...bare, milliseconds, concurrency: best }))
        const result = await runStream(stack, options, events)
        progress(`${Math.round(result.perSecond)}/s, bare ${Math.round(reference.at(-1) ?? 0)}/s`)
        ours.push(result)
      }
      const value = median(ours.map((each) => each.perSecond))
      return {
        value: rounded(value),
        unit: 'deliveries/s',
        reference: rounded(median(reference)),
        ratio: rounded(value / median(reference)),
        detail: {
          ...{ subscriptions, events, inFlight, batch },
          payloadBytes: payload.length,
          runs: ours.map((each) => Math.round(each.perSecond)),
          referenceRuns: reference.map(Math.round),
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
      }
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
