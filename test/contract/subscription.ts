import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { call, subscriber, type Answer, type Target } from './target.js'

/** A signature that no answer may repeat. */
export const secret = 'never-to-be-seen-again'

/** A callback URL in the shape of Power Automate's, on one of its host names; nothing is ever sent there. */
export const callbackUrl = () =>
  `https://prod-182.westeurope.logic.azure.com/workflows/${randomUUID().replaceAll('-', '')}/triggers/contract/run?api-version=2016-06-01&sp=%2Ftriggers%2Fcontract%2Frun&sv=1.0&sig=${secret}`

/** POSTs a subscription. */
export const subscribe = (target: Target, path: string, url = callbackUrl()): Promise<Answer> =>
  call(target, path, { method: 'POST', headers: subscriber(target), body: { Url: url } })

/** DELETEs one. */
export const unsubscribe = (target: Target, location: string): Promise<Answer> =>
  call(target, location, { method: 'DELETE', headers: subscriber(target) })

/** Subscribes, lets `use` work with the Location, and unsubscribes whatever comes of it. */
export const withSubscription = async (
  target: Target,
  path: string,
  use: (location: string, answer: Answer) => Promise<void> | void,
): Promise<void> => {
  const answer = await subscribe(target, path)
  assert.equal(answer.status, 201, answer.text)
  const location = answer.headers.get('location') ?? ''
  try {
    await use(location, answer)
  } finally {
    await unsubscribe(target, location)
  }
}
