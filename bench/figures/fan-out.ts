import { barePostsPerSecond, bestConcurrency } from '../baseline/bare-posts.js'
import { comparePaces } from '../compare-paces.js'
import type { Measurement } from '../figure.js'
import { payload, tenant, withStack } from '../stack/bench-stack.js'
import { fireStream } from '../stack/fire-stream.js'
import { settleAll } from '../stack/settle.js'

const inFlight = 32

/** Some events to many flows, fired at once, with the app's own settings: from the first request sent to the last POST. */
export const fanOut = (subscriptions: number, events: number): Measurement => ({
  name: `fan_out_${subscriptions}`,
  about: `deliveries per second, ${events} events at once to ${subscriptions} flows; bare undici`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver, publisher } = stack
      await stack.subscribe(tenant, subscriptions)
      const bare = { receiver, body: payload, milliseconds: quick ? 300 : 1000 }
      const { best } = await bestConcurrency(bare)

      const burst = async () => {
        await receiver.forget()
        const stream = { tenantIds: [tenant], body: payload, events, inFlight, batch: 1 }
        const fired = await fireStream(publisher, stream)
        await settleAll(stack, fired, subscriptions)
        const lasts = (await receiver.arrivals()).events.map(({ last }) => last)
        const first = Math.min(...fired.map(({ sentAt }) => sentAt))
        return (events * subscriptions * 1000) / (Math.max(...lasts) - first)
      }
      await burst() // warms up, uncounted

      const ours: number[] = []
      const reference: number[] = []
      for (let i = 0; i < (quick ? 3 : 9); i++) {
        reference.push(await barePostsPerSecond({ ...bare, concurrency: best }))
        ours.push(await burst())
      }
      progress(`${ours.map(Math.round).join(', ')}/s`)
      return comparePaces(ours, reference, {
        ...{ subscriptions, events, inFlight },
        maxPollingInterval: 'as in host.json',
      })
    }),
})
