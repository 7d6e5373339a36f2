import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDisabledBy, replayDelivery } from '../../src/operations/replay-delivery.js'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { retryDelivery } from '../../src/deliveries/resume/retry-delivery.js'
import type { Subscription } from '../../src/subscriptions/subscription.js'
import { deadAtOnce } from '../support/dead-letters.js'
import {
  failedOnce,
  newEvent,
  newRecipient,
  noon,
  secondsAfterNoon,
} from '../support/deliveries.js'
import { fakeEngine, memoryDeliveries } from '../support/engine.js'
import { newSubscription } from '../support/subscriptions.js'

const setUp = (before: Delivery = deadAtOnce(1), disabledAt?: Date) => {
  const engine = fakeEngine()
  const deliveries = memoryDeliveries(engine.steps)
  deliveries.chunks.set(0, [before])
  const subscription: Subscription = {
    ...newSubscription(1),
    ...newRecipient(1),
    health: disabledAt ? { disabledAt } : {},
  }
  const subscriptions = {
    ...engine.subscriptions,
    current: () => Promise.resolve(subscription),
  }
  const parts = { deliveries, subscriptions, queues: engine.queues, now: () => noon }
  const replay = (changes: Partial<typeof parts> = {}, delivery = before) =>
    replayDelivery({ ...parts, ...changes })({ delivery }, engine.log)
  const retry = retryDelivery({ ...engine, deliveries, subscriptions })
  /** Works on the messages that were queued, once each. */
  const work = async () => {
    for (const { message } of engine.retries.splice(0)) await retry(newEvent(), message, engine.log)
  }
  const row = () => deliveries.rows.get(before.subscriptionId)?.delivery
  const posts = () => engine.steps.filter((step) => step.startsWith('post')).length
  return { ...engine, deliveries, parts, replay, row, work, posts }
}

const fails = () => Promise.reject(new Error('storage is down'))

test('a dead letter is attempted anew, its attempts before that forgotten by the schedule', async () => {
  const { replay, steps, row, work, events } = setUp()
  assert.deepEqual(await replay(), { kind: 'replayed' })
  assert.deepEqual(steps, ['queue instore-1 #2 in 5 s', 'update instore-1 to pending'])
  const { state, replayedAt, reason } = row() ?? {}
  assert.deepEqual([state, replayedAt, reason], ['pending', noon, undefined])
  await work()
  assert.equal(row()?.state, 'delivered')
  assert.deepEqual(events(), ['delivery.replayed', 'delivery.recovered'])
})

test('when queueing fails, nothing has changed', async () => {
  const { replay, row, parts } = setUp()
  await assert.rejects(replay({ queues: { ...parts.queues, retry: fails } }), /down/)
  assert.equal(row(), undefined)
})

test('when recording fails, the message finds a dead letter and is skipped; the next replay succeeds', async () => {
  const { replay, row, parts, work, posts } = setUp()
  await assert.rejects(replay({ deliveries: { ...parts.deliveries, update: fails } }), /down/)
  await work()
  assert.deepEqual([row(), posts()], [undefined, 0])
  await replay()
  await work()
  assert.deepEqual([row()?.state, posts()], ['delivered', 1])
})

test('when the process dies right after recording, the message that was queued before makes the attempt', async () => {
  const { replay, row, parts, work, posts } = setUp()
  const update: typeof parts.deliveries.update = async (...args) => {
    await parts.deliveries.update(...args)
    throw new Error('killed')
  }
  await assert.rejects(replay({ deliveries: { ...parts.deliveries, update } }), /killed/)
  await work()
  assert.deepEqual([row()?.state, posts()], ['delivered', 1])
})

test('when recording takes longer than the message is out of sight, another one is queued', async () => {
  const { replay, steps } = setUp()
  const times = [noon, secondsAfterNoon(4)]
  await replay({ now: () => times.shift() ?? noon })
  assert.equal(steps.at(-1), 'queue instore-1 #2 in 0 s')
})

test('a replay that is repeated at once makes one attempt', async () => {
  const { replay, row, work, posts, steps } = setUp()
  await replay()
  assert.deepEqual(await replay({}, row()), { kind: 'replayed' })
  assert.equal(steps.length, 2)
  await work()
  assert.equal(posts(), 1)
})

test('a delivery that waits is attempted now; the message that waited finds its attempt made', async () => {
  const { replay, work, posts, queues, row } = setUp(failedOnce(1))
  const { scope, eventId, chunk, subscriptionId } = failedOnce(1)
  await replay()
  await queues.retry({ scope, eventId, chunk, subscriptionId, attempt: 2 }, 10)
  await work()
  assert.deepEqual([posts(), row()?.state], [1, 'delivered'])
})

test('what is over is not replayed, and says in which state it is', async () => {
  const { replay, steps } = setUp({ ...deadAtOnce(1), state: 'delivered' })
  assert.deepEqual(await replay(), { kind: 'over', state: 'delivered' })
  assert.deepEqual(steps, [])
})

test('a delivery whose callback is disabled is left as it is', async () => {
  const { replay, steps, parts } = setUp(deadAtOnce(1), noon)
  const { id } = newRecipient(1)
  assert.deepEqual(await replay(), { kind: 'disabled', subscriptionId: id })
  assert.equal(await isDisabledBy(parts)(deadAtOnce(1)), id)
  assert.deepEqual(steps, [])
})
