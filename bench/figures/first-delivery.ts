import { setTimeout as pause } from 'node:timers/promises'
import { Agent } from 'undici'
import { barePost } from '../baseline/bare-posts.js'
import { compareLatencies } from '../compare-latencies.js'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import type { Receiver } from '../receiver/receiver.js'
import { payload, tenants, withStack, type BenchStack } from '../stack/bench-stack.js'
import { delaysOf } from '../stack/delays-of.js'
import type { FiredEvent } from '../stack/publisher.js'
import { settle } from '../stack/settle.js'
import { startLoad } from './load.js'

const [tenant = ''] = tenants

/** Round trips of bare POSTs to the receiver, one after the other. */
const bareRoundTrips = async (receiver: Receiver, samples: number): Promise<number[]> => {
  const dispatcher = new Agent()
  const times: number[] = []
  for (let i = 0; i < samples * 2; i++) {
    const key = String(i).padStart(8, '0')
    const start = monotonic()
    await barePost(dispatcher, receiver.url, {
      ...{ path: `/to/${key}`, body: payload },
      trackingId: `bare-round-trip.${key}`,
    })
    times.push(monotonic() - start)
  }
  await dispatcher.close()
  await receiver.forget()
  return times.slice(samples) // the first half warms up
}

/** Fires so many events, one at a time. */
const fireSingly = async (stack: BenchStack, samples: number, restMs: () => number) => {
  const fired: FiredEvent[] = []
  for (let i = 0; i < samples; i++) {
    await pause(restMs())
    fired.push(await stack.publisher.fire(tenant, payload))
  }
  return fired
}

/** From the 202 to the first POST, while nothing else runs or while a stream of other events does. */
export const firstDelivery = (name: string, loaded: boolean): Measurement => ({
  name,
  about: `p99 from accept to first POST, ${loaded ? 'beside a stream of events' : 'idle'}; a bare POST`,
  measure: ({ quick, progress }) =>
    withStack({}, async (stack) => {
      const { receiver } = stack
      await stack.subscribe(tenant, 1)
      const roundTrips = await bareRoundTrips(receiver, quick ? 200 : 2000)
      const load = loaded ? await startLoad(stack) : undefined
      const samples = quick ? (loaded ? 30 : 8) : loaded ? 200 : 40
      // Idle: long enough for the host to look at its queues as seldom as host.json lets it.
      const rest = loaded ? () => 50 + Math.random() * 100 : () => 3000 + Math.random() * 2000
      progress(`${samples} events, one at a time`)
      const fired = await fireSingly(stack, samples, rest)
      const others = (await load?.stop()) ?? []
      await settle(stack, [...fired.map((event) => ({ ...event, delivered: 1 })), ...others])
      return compareLatencies(await delaysOf(receiver, fired), roundTrips, {
        ...(load ? { load: load.about } : {}),
        maxPollingInterval: 'as in host.json',
      })
    }),
})
