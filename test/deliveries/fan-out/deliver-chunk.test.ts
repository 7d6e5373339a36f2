import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import type { Recipient } from '../../../src/subscriptions/subscription.js'
import {
  failedOnce,
  newEvent,
  newRecipient,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { fakeEngine, memoryDeliveries } from '../../support/engine.js'
import { passingTime } from '../../support/passing-time.js'
import { storageFault } from '../../support/storage-fault.js'

const event = newEvent()
const chunk = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }
const once = { again: false }
const again = { again: true }

const setUp = (...found: readonly Recipient[]) => {
  const engine = fakeEngine()
  const deliveries = memoryDeliveries(engine.steps)
  const subscriptions = {
    ...engine.subscriptions,
    recipientsIn: () => Promise.resolve(found),
  }
  const parts = { ...engine, deliveries, subscriptions }
  return { ...parts, parts, run: deliverChunk(parts) }
}

test('each subscription is called, all are recorded, and only then the failed one is queued again', async () => {
  const { run, answers, steps, events, log } = setUp(newRecipient(1), newRecipient(2))
  answers.set(subscriptionNumber(2), { status: 503 })
  await run(event, chunk, once, log)
  assert.deepEqual(steps, [
    'post instore-1',
    'post instore-2',
    'record 2',
    'started instore-1',
    'queue instore-2 #2 in 10 s',
  ])
  assert.deepEqual(events(), ['chunk.delivered', 'delivery.retry-queued'])
})

test('what is recorded says where each first attempt left its delivery', async () => {
  const { run, answers, deliveries, log } = setUp(newRecipient(1), newRecipient(2))
  answers.set(subscriptionNumber(2), { status: 410 })
  await run(event, { ...chunk, number: 4 }, once, log)
  const states = deliveries.chunks
    .get(4)
    ?.map(({ firstState, state, reason, chunk: number }) => [firstState, state, reason, number])
  assert.deepEqual(states, [
    ['delivered', 'delivered', undefined, 4],
    ['retired', 'retired', 'gone', 4],
  ])
})

test('a chunk that finds nobody is recorded all the same', async () => {
  const { run, steps, log } = setUp()
  await run(event, chunk, once, log)
  assert.equal(steps[0], 'record 0')
})

test('who filters the event out is not matched: neither called nor recorded', async () => {
  const { run, steps, log } = setUp(
    newRecipient(1, { filters: { productName: 'rtx 3090', quantity: 5 } }),
    newRecipient(2, { filters: { productName: 'RTX 4090' } }),
    newRecipient(3, { filters: { quantity: '5' } }),
  )
  await run(event, chunk, once, log)
  assert.deepEqual(steps, ['post instore-1', 'record 1', 'started instore-1'])
})

test('recipients that were read already are not read again', async () => {
  const { run, steps, log } = setUp(newRecipient(1))
  await run(event, chunk, { again: false, recipients: [newRecipient(7)] }, log)
  assert.equal(steps[0], 'post instore-7')
})

test('when a delivery cannot even be tried, no more are begun, and those that have begun are over when the fault is passed on', async () => {
  const { parts, steps, log } = setUp(newRecipient(1), newRecipient(2), newRecipient(3))
  const run = deliverChunk({
    ...parts,
    callLimiter: { full: () => Promise.resolve() },
    tryDelivery: async (of, delivery, recipient, ...others) => {
      if (recipient.id === subscriptionNumber(2)) throw new Error('storage')
      await new Promise((resolve) => setImmediate(resolve))
      return parts.tryDelivery(of, delivery, recipient, ...others)
    },
  })
  await assert.rejects(run(event, chunk, once, log), /storage/)
  assert.deepEqual(steps, ['post instore-1'])
})

test('when recording fails, nothing is queued and the fault is passed on', async () => {
  const parts = setUp(newRecipient(1))
  parts.answers.set(subscriptionNumber(1), { status: 503 })
  const broken = { ...parts.deliveries, addChunk: () => Promise.reject(new Error('storage')) }
  const run = deliverChunk({ ...parts, deliveries: broken })
  await assert.rejects(run(event, chunk, once, parts.log), /storage/)
  assert.deepEqual(parts.steps, ['post instore-1'])
})

test('what was POSTed and could not be recorded is not POSTed again: its message records it', async () => {
  const parts = setUp(newRecipient(1), newRecipient(2))
  let isDown = true
  const addChunk: typeof parts.deliveries.addChunk = (record) =>
    isDown ? Promise.reject(storageFault(503)) : parts.deliveries.addChunk(record)
  const now = passingTime()
  const run = deliverChunk({
    ...parts,
    deliveries: { ...parts.deliveries, addChunk },
    now,
    pause: now.pause,
  })
  await assert.rejects(run(event, chunk, once, parts.log), /503/)
  isDown = false
  await run(event, chunk, again, parts.log)
  assert.deepEqual(parts.steps, [
    'post instore-1',
    'post instore-2',
    'record 2',
    'started instore-1 instore-2',
  ])
})

test('a message about an event of some minutes ago may be a copy: the record is looked for, whatever it says', async () => {
  const { run, deliveries, steps, log } = setUp(newRecipient(1))
  deliveries.chunks.set(0, [failedOnce(1)])
  await run(newEvent({ firedAt: secondsAfterNoon(-301) }), chunk, once, log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 10 s'])
})

test('a chunk that was recorded is resumed from its record: no flow is called again', async () => {
  const { run, deliveries, steps, events, log } = setUp(newRecipient(1))
  deliveries.chunks.set(0, [failedOnce(1)])
  await run(event, chunk, again, log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 10 s'])
  assert.deepEqual(events(), ['delivery.retry-queued', 'chunk.resumed'])
})

test('a chunk that may have been recorded, but was not, is delivered', async () => {
  const { run, steps, log } = setUp(newRecipient(1))
  await run(event, chunk, again, log)
  assert.deepEqual(steps, ['post instore-1', 'record 1', 'started instore-1'])
})

const raced = () => {
  const parts = setUp(newRecipient(1))
  const { chunks } = parts.deliveries
  const addChunk = () => {
    chunks.set(0, [failedOnce(1)])
    return Promise.resolve(false)
  }
  return {
    ...parts,
    run: deliverChunk({ ...parts, deliveries: { ...parts.deliveries, addChunk } }),
  }
}

test('when someone else recorded the chunk meanwhile, his record holds and is his to follow up', async () => {
  const { run, steps, events, log } = raced()
  await run(event, chunk, once, log)
  assert.deepEqual(steps, ['post instore-1'])
  assert.deepEqual(events(), ['chunk.repeated'])
})

test('when he had the same message, he may not have lived to: his record is followed up', async () => {
  const { run, steps, log } = raced()
  await run(event, chunk, again, log)
  assert.deepEqual(steps, ['post instore-1', 'queue instore-1 #2 in 10 s'])
})

test('the starts of those flows are noted that took the event', async () => {
  const { run, answers, steps, log } = setUp(newRecipient(1), newRecipient(2), newRecipient(3))
  answers.set(subscriptionNumber(2), { status: 400 })
  await run(event, chunk, once, log)
  assert.equal(steps.at(-1), 'started instore-1 instore-3')
})

test('a retired subscription is removed after it was recorded', async () => {
  const { run, answers, steps, log } = setUp(newRecipient(1))
  answers.set(subscriptionNumber(1), { status: 404, flowCode: 'WorkflowNotFound' })
  await run(event, chunk, once, log)
  assert.deepEqual(steps, ['post instore-1', 'record 1', 'started', 'remove instore-1'])
})
