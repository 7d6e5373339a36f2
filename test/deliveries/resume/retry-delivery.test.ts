import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { retryDelivery } from '../../../src/deliveries/resume/retry-delivery.js'
import type { Subscription } from '../../../src/subscriptions/subscription.js'
import {
  failedOnce,
  secondsAfterNoon,
  newAttempt,
  newEvent,
  noon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { fakeEngine, memoryDeliveries } from '../../support/engine.js'
import { newSubscription } from '../../support/subscriptions.js'

const event = newEvent()
const id = subscriptionNumber(1)
const message = { scope: tenant, eventId: event.id, chunk: 0, subscriptionId: id, attempt: 2 }

/** A delivery whose retry is due. */
const due = (changes: Partial<Delivery> = {}) => failedOnce(1, { dueAt: noon, ...changes })

const setUp = (recorded: Delivery = due(), subscribed = true) => {
  const engine = fakeEngine()
  const deliveries = memoryDeliveries(engine.steps)
  deliveries.chunks.set(0, [recorded])
  const subscription: Subscription | undefined = subscribed
    ? { ...newSubscription(1), id, health: {} }
    : undefined
  const subscriptions = { ...engine.subscriptions, current: () => Promise.resolve(subscription) }
  const parts = { ...engine, deliveries, subscriptions }
  return { ...parts, run: retryDelivery(parts) }
}

test('a retry that is accepted is recorded, and its start is noted', async () => {
  const { run, steps, events, log } = setUp()
  await run(event, message, log)
  assert.deepEqual(steps, ['post instore-1', 'update instore-1 to delivered', 'started instore-1'])
  assert.deepEqual(events(), ['delivery.recovered'])
})

test('a retry that fails is recorded first, then the next one is queued', async () => {
  const { run, answers, steps, deliveries, log } = setUp()
  answers.set(id, { status: 503 })
  await run(event, message, log)
  assert.deepEqual(steps, [
    'post instore-1',
    'update instore-1 to pending',
    'queue instore-1 #3 in 60 s',
  ])
  assert.equal(deliveries.rows.get(id)?.delivery.firstState, 'pending')
})

test('an early attempt that fails is queued first, then recorded: who releases would not find it again', async () => {
  const parked = due({ state: 'parked', dueAt: secondsAfterNoon(900) })
  const { run, answers, steps, log } = setUp(parked)
  answers.set(id, { status: 503 })
  await run(event, { ...message, early: true }, log)
  assert.deepEqual(steps, [
    'post instore-1',
    'queue instore-1 #3 in 60 s',
    'update instore-1 to pending',
  ])
})

test('the last retry that fails is a dead letter, and nothing is queued', async () => {
  const twice = due({ attempts: [1, 2].map(() => newAttempt({ status: 503 })) })
  const { run, answers, steps, events, log } = setUp(twice)
  answers.set(id, { status: 503 })
  await run(event, { ...message, attempt: 3 }, log)
  assert.deepEqual(steps, ['post instore-1', 'update instore-1 to deadLettered'])
  assert.deepEqual(events(), ['delivery.dead-lettered'])
})

test('when recording fails, nothing is queued and the fault is passed on', async () => {
  const parts = setUp()
  parts.answers.set(id, { status: 503 })
  const broken = { ...parts.deliveries, update: () => Promise.reject(new Error('storage')) }
  const run = retryDelivery({ ...parts, deliveries: broken })
  await assert.rejects(run(event, message, parts.log), /storage/)
  assert.deepEqual(parts.steps, ['post instore-1'])
})

const settled = (['delivered', 'deadLettered', 'retired'] as const).map((state) => ({
  state,
  delivery: failedOnce(1, { state }),
}))

for (const { state, delivery } of settled) {
  test(`a delivery that is ${state} is not attempted again`, async () => {
    const { run, steps, events, log } = setUp(delivery)
    await run(event, message, log)
    assert.deepEqual(steps, [])
    assert.deepEqual(events(), ['delivery.skipped'])
  })
}

const thrice = failedOnce(1, { attempts: [1, 2, 3].map(() => newAttempt({ status: 503 })) })

test('a message for an attempt that was made long ago is skipped', async () => {
  const { run, steps, events, log } = setUp(thrice)
  await run(event, message, log)
  assert.deepEqual(steps, [])
  assert.deepEqual(events(), ['delivery.skipped'])
})

test('a message that comes back for the attempt that was just made queues the next one, without calling the flow', async () => {
  const { run, steps, log } = setUp(thrice)
  await run(event, { ...message, attempt: 3, again: true }, log)
  assert.deepEqual(steps, ['queue instore-1 #4 in 10 s'])
})

test('a second message for an attempt that was made is skipped: a delivery has one retry slot', async () => {
  const { run, steps, events, log } = setUp(thrice)
  await run(event, { ...message, attempt: 3 }, log)
  assert.deepEqual(steps, [])
  assert.deepEqual(events(), ['delivery.skipped'])
})

test('a message for a delivery that is not recorded is skipped', async () => {
  const { run, deliveries, steps, events, log } = setUp()
  deliveries.chunks.clear()
  await run(event, message, log)
  assert.deepEqual(steps, [])
  assert.deepEqual(events(), ['delivery.skipped'])
})

test('who has unsubscribed meanwhile is not called: the delivery waits once for his flow to be saved, then it is retired', async () => {
  const { run, deliveries, steps, log } = setUp(due(), false)
  await run(event, message, log)
  assert.deepEqual(steps, ['update instore-1 to pending', 'queue instore-1 #2 in 120 s'])
  const waiting = deliveries.rows.get(id) ?? assert.fail()
  assert.equal(waiting.delivery.reason, 'flow-gone')

  deliveries.rows.set(id, { ...waiting, delivery: { ...waiting.delivery, dueAt: noon } })
  await run(event, message, log)
  const retired = deliveries.rows.get(id)?.delivery
  assert.deepEqual(
    [retired?.state, retired?.reason, retired?.dueAt, retired?.attempts.length],
    ['retired', 'unsubscribed', undefined, 1],
  )
  assert.equal(
    steps.some((step) => step.startsWith('post')),
    false,
  )
})

const raced = () => {
  const parts = setUp()
  const { chunks } = parts.deliveries
  parts.answers.set(id, { status: 503 })
  const twice = due({ attempts: [1, 2].map(() => newAttempt({ status: 503 })) })
  const update = () => {
    chunks.set(0, [twice])
    return Promise.resolve(false)
  }
  return { ...parts, run: retryDelivery({ ...parts, deliveries: { ...parts.deliveries, update } }) }
}

test('when someone else made the attempt at the same time, his record holds and is his to follow up', async () => {
  const { run, steps, events, log } = raced()
  await run(event, message, log)
  assert.deepEqual(steps, ['post instore-1'])
  assert.deepEqual(events(), ['delivery.skipped'])
})

test('when he had the same message, he may not have lived to: his record is followed up', async () => {
  const { run, steps, log } = raced()
  await run(event, { ...message, again: true }, log)
  assert.deepEqual(steps, ['post instore-1', 'queue instore-1 #3 in 0 s'])
})

const putOff = due({ dueAt: secondsAfterNoon(40), reason: 'paced' })

test('a message of before a delivery was put off is skipped: there is another one for it', async () => {
  const { run, steps, events, log } = setUp(putOff)
  await run(event, { ...message, dueAt: noon.toISOString() }, log)
  assert.deepEqual(steps, [])
  assert.deepEqual(events(), ['delivery.skipped'])
})

test('unless whoever put it off may not have lived to queue that', async () => {
  const { run, steps, log } = setUp(putOff)
  await run(event, { ...message, dueAt: noon.toISOString(), again: true }, log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 40 s'])
})

test('a message that comes before its time, to an instance whose clock is behind, is put off until then', async () => {
  const { run, steps, log } = setUp(putOff)
  await run(event, { ...message, dueAt: secondsAfterNoon(40).toISOString() }, log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 40 s'])
})

test('what is released need not wait until it is due', async () => {
  const { run, steps, log } = setUp(putOff)
  assert.equal((await run(event, { ...message, early: true }, log))?.state, 'delivered')
  assert.equal(steps[0], 'post instore-1')
})

const parkedAt = (hours: number, changes: Partial<Delivery> = {}) =>
  due({
    state: 'parked',
    attempts: [newAttempt({ at: secondsAfterNoon(-hours * 3600), status: 400 })],
    ...changes,
  })

for (const [name, delivery, state] of [
  ['an hour ago waits for its flow to subscribe anew', parkedAt(1), 'parked'],
  ['a day ago waits once', parkedAt(25), 'parked'],
  ['a day ago waits no longer than that', parkedAt(25, { reason: 'flow-gone' }), 'retired'],
] as const) {
  test(`what was parked ${name}`, async () => {
    const { run, deliveries, log } = setUp(delivery, false)
    await run(event, message, log)
    const left = deliveries.rows.get(id)?.delivery
    assert.deepEqual(
      [left?.state, left?.reason, left?.dueAt],
      state === 'parked'
        ? ['parked', 'flow-gone', secondsAfterNoon(3600)]
        : ['retired', 'unsubscribed', undefined],
    )
    assert.equal(left?.attempts.length, 1)
  })
}

test('a successor gets what it filters for, and nothing else', async () => {
  const successor = (quantity: number): Subscription => ({
    ...newSubscription(2, { filters: { quantity } }),
    id: subscriptionNumber(2),
    health: {},
  })
  for (const [quantity, state, reason] of [
    [5, 'delivered', undefined],
    [6, 'retired', 'filters-changed'],
  ] as const) {
    const parts = setUp()
    const subscriptions = {
      ...parts.subscriptions,
      current: () => Promise.resolve(successor(quantity)),
    }
    await retryDelivery({ ...parts, subscriptions })(event, message, parts.log)
    const left = parts.deliveries.rows.get(id)?.delivery
    assert.deepEqual([left?.state, left?.reason], [state, reason])
  }
})
