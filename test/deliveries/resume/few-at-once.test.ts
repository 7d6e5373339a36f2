import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewAtOnce } from '../../../src/deliveries/resume/few-at-once.js'
import type { Subscription } from '../../../src/subscriptions/subscription.js'
import {
  newDelivery,
  newRecipient,
  noon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { newSubscription } from '../../support/subscriptions.js'

/** Stores, asked one thing at a time, whose reads end when they are told to. */
const setUp = () => {
  const reads: ((found: Subscription | undefined) => void)[] = []
  const read = () => new Promise<Subscription | undefined>((resolve) => reads.push(resolve))
  const stores = fewAtOnce(
    {
      deliveries: {
        get: () => read().then(() => undefined),
        update: () => Promise.resolve(true),
      },
      subscriptions: { current: read, noteLastStart: () => Promise.resolve() },
    },
    1,
  )
  const calm = () => new Promise(setImmediate)
  const endNext = async (found?: Subscription) => {
    await calm()
    reads.at(-1)?.(found)
    await calm()
  }
  return { ...stores, reads, endNext }
}

test('what was made is recorded however many wait to look at storage', async () => {
  const { deliveries, subscriptions, reads } = setUp()
  const { scope, eventId, chunk, subscriptionId } = newDelivery(1)
  void deliveries.get({ scope, eventId }, chunk, subscriptionId)
  void subscriptions.current(scope, subscriptionId)
  assert.equal(await deliveries.update(newDelivery(1), undefined), true)
  await subscriptions.noteLastStart([], noon)
  assert.equal(reads.length, 1)
})

test('those who wait to read the same subscription read it once, and nobody gets what was read before it asked', async () => {
  const { subscriptions, reads, endNext } = setUp()
  const ask = (number: number) => subscriptions.current(tenant, subscriptionNumber(number))
  const other = ask(2)
  const [one, two] = [ask(1), ask(1)]
  await endNext()
  assert.equal(await other, undefined)
  const late = ask(1)
  const found = { ...newSubscription(1), ...newRecipient(1) }
  await endNext(found)
  assert.deepEqual(await Promise.all([one, two]), [found, found])
  await endNext({ ...found, filters: { storeName: 'later' } })
  assert.deepEqual((await late)?.filters, { storeName: 'later' })
  assert.equal(reads.length, 3)
})
