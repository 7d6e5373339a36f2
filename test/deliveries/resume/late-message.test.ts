import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { retryDelivery } from '../../../src/deliveries/resume/retry-delivery.js'
import {
  failedOnce,
  newEvent,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { fakeEngine, memoryDeliveries } from '../../support/engine.js'
import { newSubscription } from '../../support/subscriptions.js'

const event = newEvent()
const id = subscriptionNumber(1)

/** What becomes of a delivery by a message of before it was put off. */
const runLate = async (changes: Partial<Delivery>, again = false) => {
  const engine = fakeEngine()
  const deliveries = memoryDeliveries(engine.steps)
  deliveries.chunks.set(0, [failedOnce(1, changes)])
  const current = () => Promise.resolve({ ...newSubscription(1), id, health: {} })
  const subscriptions = { ...engine.subscriptions, current }
  const message = { scope: tenant, eventId: event.id, chunk: 0, subscriptionId: id, attempt: 2 }
  const dueAt = secondsAfterNoon(-7200).toISOString()
  const run = retryDelivery({ ...engine, deliveries, subscriptions })
  await run(event, { ...message, dueAt, ...(again ? { again } : {}) }, engine.log)
  return engine.steps.includes('post instore-1') ? 'attempted' : 'skipped'
}

test('what waits for its callback is left to who looks at that, however long it has waited', async () => {
  const held = { reason: 'on-probation', dueAt: secondsAfterNoon(-3600) }
  assert.equal(await runLate(held), 'skipped')
  assert.equal(await runLate(held, true), 'attempted')
})

test('what has just come due is left to its own message; what is long overdue has lost that', async () => {
  assert.equal(await runLate({ reason: 'paced', dueAt: secondsAfterNoon(-2) }), 'skipped')
  assert.equal(await runLate({ reason: 'paced', dueAt: secondsAfterNoon(-600) }), 'attempted')
})

test('two messages for the same attempt that come at once make it once, and the second finds it made', async () => {
  const engine = fakeEngine()
  const deliveries = memoryDeliveries(engine.steps)
  deliveries.chunks.set(0, [failedOnce(1, { dueAt: secondsAfterNoon(-1) })])
  const current = () => Promise.resolve({ ...newSubscription(1), id, health: {} })
  const run = retryDelivery({
    ...engine,
    ...{ deliveries, subscriptions: { ...engine.subscriptions, current } },
  })
  const message = { scope: tenant, eventId: event.id, chunk: 0, subscriptionId: id, attempt: 2 }
  await Promise.all([run(event, message, engine.log), run(event, message, engine.log)])
  assert.equal(engine.steps.filter((step) => step.startsWith('post ')).length, 1)
})
