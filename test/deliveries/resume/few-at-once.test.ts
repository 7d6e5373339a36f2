import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewAtOnce } from '../../../src/deliveries/resume/few-at-once.js'
import { newDelivery, noon } from '../../support/deliveries.js'

test('what was made is recorded however many look at storage, and wait for it', async () => {
  let looks = 0
  const never = new Promise<undefined>(() => undefined)
  const look = () => {
    looks++
    return never
  }
  const { deliveries, subscriptions } = fewAtOnce(
    {
      deliveries: { get: look, update: () => Promise.resolve(true) },
      subscriptions: { current: look, noteLastStart: () => Promise.resolve() },
    },
    1,
  )
  const { scope, eventId, chunk, subscriptionId } = newDelivery(1)
  void deliveries.get({ scope, eventId }, chunk, subscriptionId)
  void subscriptions.current(scope, subscriptionId)
  assert.equal(await deliveries.update(newDelivery(1), undefined), true)
  await subscriptions.noteLastStart([], noon)
  assert.equal(looks, 1)
})
