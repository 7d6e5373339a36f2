import type { Measurement, Run } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { eager, payload, tenant, withStack } from '../stack/bench-stack.js'
import { settle } from '../stack/settle.js'
import { rounded } from '../statistics.js'

const megabyte = 1024 * 1024

/** The peak of a fresh host's memory while it delivers one event. */
const peakFor = (subscriptions: number, { progress }: Run) =>
  withStack({ pollingInterval: eager }, async (stack) => {
    progress(`subscribing ${subscriptions}`)
    await stack.subscribe(tenant, subscriptions)
    const idle = stack.usage().peakRss
    progress(`delivering to ${subscriptions}`)
    const start = monotonic()
    const event = await stack.publisher.fire(tenant, payload)
    const { settledAt, duplicates } = await settle(stack, [{ ...event, delivered: subscriptions }])
    return {
      peakMb: rounded(stack.usage().peakRss / megabyte),
      beforeMb: rounded(idle / megabyte),
      seconds: rounded((settledAt - start) / 1000),
      duplicates,
    }
  })

/** Whether the host's memory grows with the number of subscriptions. */
export const memory: Measurement = {
  name: 'memory',
  about: 'peak memory of the host for one event to 100,000 subscriptions; to 1,000',
  measure: async (run) => {
    const subscriptions = run.quick ? 20_000 : 100_000
    const small = await peakFor(1000, run)
    const large = await peakFor(subscriptions, run)
    return {
      value: large.peakMb,
      unit: 'MB',
      reference: small.peakMb,
      ratio: rounded(large.peakMb / small.peakMb),
      detail: { subscriptions, large, small },
    }
  },
}
