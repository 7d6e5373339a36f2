import type { Account } from './account.js'
import {
  realSurroundings,
  type ClientOptions,
  type RequestOptions,
  type Surroundings,
} from './client-options.js'
import type { AnyPayloads, Client, Fired, FireOptions } from './client.js'
import { deploymentUrl } from './deployment-url.js'
import { send, type Answer } from './send.js'

/** The longest that is waited before an account is looked at again, where the answer does not say. */
const usualPauseSeconds = 1

/** A client of one deployment, whose calls the compiler checks by the payloads of its catalogue. */
export const createClient = <Payloads extends object = AnyPayloads>(
  options: ClientOptions,
  surroundings: Surroundings = realSurroundings,
): Client<Payloads> => {
  const { newKey, now, pause } = surroundings
  const request = send(options, surroundings)
  const urlOf = deploymentUrl(options.url, options.tenant)

  const fire = async (
    eventType: string,
    payload: unknown,
    { idempotencyKey = newKey(), headers, ...others }: FireOptions = {},
  ): Promise<unknown> => {
    const { body } = await request({
      ...others,
      method: 'POST',
      url: urlOf('fire', eventType),
      headers: { ...headers, 'idempotency-key': idempotencyKey },
      body: JSON.stringify(payload),
    })
    return body
  }

  const look = (eventId: string, others: RequestOptions): Promise<Answer> =>
    request({ ...others, method: 'GET', url: urlOf('fire', 'status', eventId) })

  return {
    fire: async (eventType, payload, fireOptions) =>
      (await fire(eventType, payload, fireOptions)) as Fired,
    fireBatch: async (eventType, payloads, fireOptions) => {
      const body = await fire(eventType, payloads, fireOptions)
      return (body as { events: readonly Fired[] }).events
    },
    status: async (eventId, others = {}) => (await look(eventId, others)).body as Account,
    settled: async (eventId, { withinSeconds = 60, ...others } = {}) => {
      const until = now() + withinSeconds * 1000
      for (;;) {
        const { body, retryAfter = usualPauseSeconds } = await look(eventId, others)
        const account = body as Account
        const left = (until - now()) / 1000
        if (account.status === 'settled' || left <= 0) return account
        await pause(Math.min(retryAfter, left), others.signal)
      }
    },
  }
}
