import { Agent, request } from 'undici'
import { sequential } from '../baseline/sequential.js'
import type { Measurement } from '../figure.js'
import { monotonic } from '../monotonic.js'
import { eager, payload, tenant, withStack } from '../stack/bench-stack.js'
import { settle } from '../stack/settle.js'
import { median, rounded } from '../statistics.js'

const slowPath = '/slow50/'

/** One event to receivers that take 50 ms each: how many times sooner it is settled than by one POST after the other. */
export const versusSequential: Measurement = {
  name: 'versus_sequential',
  about: 'seconds for one event to 1,000 receivers that take 50 ms; one POST after the other',
  measure: ({ quick, progress }) =>
    withStack({ pollingInterval: eager }, async (stack) => {
      const { receiver, publisher } = stack
      const subscriptions = quick ? 200 : 1000
      const keys = await stack.subscribe(tenant, subscriptions, slowPath)

      const seconds: number[] = []
      for (let i = 0; i < (quick ? 4 : 11); i++) {
        await receiver.forget()
        const event = await publisher.fire(tenant, payload)
        const { settledAt } = await settle(stack, [{ ...event, delivered: subscriptions }])
        seconds.push((settledAt - event.sentAt) / 1000)
      }
      const ours = seconds.slice(1) // the first one warms up

      progress(`${rounded(median(ours))} s; now one after the other`)
      const dispatcher = new Agent()
      const headers = { 'content-type': 'application/json' }
      const post = async (url: string) => {
        const answer = await request(url, {
          ...{ dispatcher, headers },
          method: 'POST',
          body: payload,
        })
        await answer.body.dump()
      }
      const reference = await sequential(
        keys.map((key) => `${receiver.url}${slowPath}${key}`),
        post,
        monotonic,
      )
      await dispatcher.close()
      return {
        value: rounded(median(ours)),
        unit: 's',
        reference: rounded(reference),
        ratio: rounded(reference / median(ours)),
        detail: {
          subscriptions,
          ratioIs: 'reference / value: how many times sooner',
          runs: ours.map((each) => rounded(each)),
          maxPollingInterval: eager,
        },
      }
    }),
}
