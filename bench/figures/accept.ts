import { setTimeout as pause } from 'node:timers/promises'
import { compareLatencies } from '../compare-latencies.js'
import type { Measurement } from '../figure.js'
import { eager, payload, tenants, withStack } from '../stack/bench-stack.js'
import { settle } from '../stack/settle.js'
import { percentile, rounded } from '../statistics.js'

const [many = '', one = ''] = tenants
const quietMs = 50

/** How long `/fire` takes when there are 10,000 subscriptions, and when there is one. */
export const accept: Measurement = {
  name: 'accept',
  about: 'p99 of /fire with 10,000 subscriptions; with 1',
  measure: ({ quick, progress }) =>
    withStack({ pollingInterval: eager }, async (stack) => {
      const { receiver, publisher } = stack
      const subscriptions = quick ? 2000 : 10_000
      const samples = quick ? 30 : 100
      await stack.subscribe(many, subscriptions)
      await stack.subscribe(one, 1)

      const fireOne = async (tenantId: string) => {
        await receiver.forget()
        const event = await publisher.fire(tenantId, payload)
        await settle(stack, [{ ...event, delivered: tenantId === many ? subscriptions : 1 }])
        await pause(quietMs)
        return event.acceptedAt - event.sentAt
      }
      for (let i = 0; i < 10; i++) await fireOne(i % 2 === 0 ? one : many) // warms up, uncounted
      const times = new Map<string, number[]>([
        [many, []],
        [one, []],
      ])
      for (let i = 0; i < samples; i++) {
        // Which of both follows what is of no account over the whole run.
        const order = i % 2 === 0 ? [many, one] : [one, many]
        for (const tenantId of order) times.get(tenantId)?.push(await fireOne(tenantId))
        if (i % 50 === 49) progress(`${i + 1} of ${samples} pairs`)
      }
      const ours = times.get(many) ?? []
      const reference = times.get(one) ?? []
      return compareLatencies(ours, reference, {
        subscriptions,
        ratioOfP50: rounded(percentile(ours, 0.5) / percentile(reference, 0.5)),
        pauseAfterEachMs: quietMs,
        maxPollingInterval: eager,
      })
    }),
}
