import type { Measurement, Run } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { eager, payload, tenant, withStack } from '../stack/bench-stack.js'
import { settle } from '../stack/settle.js'
import { rounded } from '../statistics.js'

const megabyte = 1024 * 1024

/** The peak of a fresh host's memory while it delivers events one after the other, and how it came about. */
const peakFor = (subscriptions: number, events: number, { progress }: Run) =>
  withStack({ pollingInterval: eager }, async (stack) => {
    progress(`subscribing ${subscriptions}`)
    await stack.subscribe(tenant, subscriptions)
    const inMb = () => rounded(stack.usage().peakRss / megabyte)
    const before = inMb()
    progress(`delivering ${events} × ${subscriptions}`)
    const start = monotonic()
    const peaks: number[] = []
    let duplicates = 0
    for (let i = 0; i < events; i++) {
      await stack.receiver.forget()
      const event = await stack.publisher.fire(tenant, payload)
      duplicates += (await settle(stack, [{ ...event, delivered: subscriptions }])).duplicates
      peaks.push(inMb())
    }
    return {
      ...{ subscriptions, events },
      peakMb: Math.max(...peaks),
      peakAfterFirstMb: peaks[0] ?? 0,
      beforeMb: before,
      // What the heap held at most when it had just been collected: the rest of a peak is garbage that lies until it pays.
      liveHeapMb: rounded(stack.usage().liveHeap / megabyte),
      seconds: rounded((monotonic() - start) / 1000),
      duplicates,
    }
  })

/** Whether the host's memory grows with the number of an event's subscriptions; both sides make as many deliveries. */
export const memory: Measurement = {
  name: 'memory',
  about: 'peak memory of the host for one event to 100,000 subscriptions; for 100 events to 1,000',
  measure: async (run) => {
    const subscriptions = run.quick ? 20_000 : 100_000
    const few = 1000
    const small = await peakFor(few, subscriptions / few, run)
    const large = await peakFor(subscriptions, 1, run)
    return {
      value: large.peakMb,
      unit: 'MB',
      reference: small.peakMb,
      ratio: rounded(large.peakMb / small.peakMb),
      detail: { large, small },
    }
  },
}
