import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt } from '../../../src/delivery-store/delivery.js'
import { followUp } from '../../../src/deliveries/outcome/follow-up.js'
import {
  failedOnce,
  newAttempt,
  newDelivery,
  newEvent,
  noon,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { fakeEngine, heldByNobody } from '../../support/engine.js'
import { newSubscription } from '../../support/subscriptions.js'

const hoursAgo = (hours: number) => secondsAfterNoon(-3600 * hours)

test('what waits is queued for its next attempt, no sooner than it is due', async () => {
  const { followUp, retries, log } = fakeEngine()
  await followUp([failedOnce(1, { dueAt: secondsAfterNoon(9.2), chunk: 3 })], log)
  assert.deepEqual(retries, [
    {
      message: {
        scope: tenant,
        eventId: newEvent().id,
        chunk: 3,
        subscriptionId: subscriptionNumber(1),
        attempt: 2,
        dueAt: secondsAfterNoon(9.2).toISOString(),
        recorded: JSON.stringify({
          tenantId: tenant,
          state: 'pending',
          attempt: newAttempt({ status: 503 }),
          reason: 'server-error',
          dueAt: secondsAfterNoon(9.2),
        }),
      },
      delaySeconds: 10,
    },
  ])
})

test('what is on probation waits for its callback, without a message of its own, unless that is gone', async () => {
  const onProbation = failedOnce(1, { reason: 'on-probation', dueAt: noon })
  const { followUp: run, steps, events, log, ...engine } = fakeEngine()
  await run([onProbation], log)
  assert.deepEqual([steps, events()], [['hold instore-1'], ['delivery.held']])
  await followUp({ ...engine, holdForCallback: heldByNobody })([onProbation], log)
  assert.deepEqual(steps, ['hold instore-1', 'queue instore-1 #2 in 0 s'])
})

test('what is overdue is queued at once', async () => {
  const { followUp, retries, log } = fakeEngine()
  await followUp([failedOnce(1, { dueAt: secondsAfterNoon(-500) })], log)
  assert.equal(retries[0]?.delaySeconds, 0)
})

test('what is parked is queued too, and its line says that it is parked', async () => {
  const { followUp, steps, lines, log } = fakeEngine()
  await followUp([failedOnce(1, { state: 'parked', reason: 'flow-off' })], log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 10 s'])
  assert.deepEqual(lines[0]?.fields, {
    event: 'delivery.parked',
    eventId: newEvent().id,
    subscriptionId: subscriptionNumber(1),
    reason: 'flow-off',
    attempt: 1,
    status: 503,
    delaySeconds: 10,
  })
})

test('what was parked although its flow has come back meanwhile is released', async () => {
  const engine = fakeEngine()
  const back = { ...newSubscription(2), id: subscriptionNumber(2), health: {} }
  const subscriptions = { ...engine.subscriptions, current: () => Promise.resolve(back) }
  const run = followUp({ ...engine, subscriptions })
  await run([failedOnce(1, { state: 'parked', reason: 'flow-off' })], engine.log)
  assert.deepEqual(engine.steps, ['queue instore-1 #2 in 10 s', 'release instore-2'])
})

test('what was parked while its flow is being saved is looked for when that is over; what waits for a flow that is gone is not', async () => {
  const engine = fakeEngine()
  const subscriptions = { ...engine.subscriptions, current: () => Promise.resolve(undefined) }
  const run = followUp({ ...engine, subscriptions })
  await run([failedOnce(1, { state: 'parked', reason: 'flow-edited' })], engine.log)
  await run([failedOnce(2, { state: 'parked', reason: 'flow-gone' })], engine.log)
  assert.deepEqual(
    engine.steps.filter((step) => step.startsWith('release')),
    ['release instore-1'],
  )
})

test('what an edited flow’s old callback refused waits for the new one, as does what is fired meanwhile: it stays for a day', async () => {
  const { followUp: run, steps, log } = fakeEngine()
  const gone = (at: Date) =>
    newAttempt({ at, status: 404, flowCode: 'WorkflowTriggerVersionNotFound' })
  const refused = (...attempts: Attempt[]) =>
    failedOnce(1, { state: 'parked', reason: 'flow-edited', attempts })
  await run([refused(gone(noon)), refused(gone(hoursAgo(23)), gone(noon))], log)
  assert.deepEqual(steps, ['queue instore-1 #2 in 10 s', 'queue instore-1 #3 in 10 s'])
  await run([refused(gone(hoursAgo(25)), gone(noon))], log)
  assert.deepEqual(steps.slice(2), ['remove instore-1', 'queue instore-1 #3 in 10 s'])
})

test('what is delivered asks for nothing, not even a line', async () => {
  const { followUp, steps, lines, log } = fakeEngine()
  await followUp([newDelivery(1, { state: 'delivered', attempts: [newAttempt()] })], log)
  assert.deepEqual([steps, lines], [[], []])
})

test('a dead letter is logged, and its subscription stays', async () => {
  const { followUp, steps, events, log } = fakeEngine()
  await followUp([failedOnce(1, { state: 'deadLettered' })], log)
  assert.deepEqual(steps, [])
  assert.deepEqual(events(), ['delivery.dead-lettered'])
})

test('operators are told of a dead letter, and of no other delivery', async () => {
  const engine = fakeEngine()
  const told: string[] = []
  const news = { deadLetter: ({ eventId }: { eventId: string }) => void told.push(eventId) }
  const dead = failedOnce(1, { state: 'deadLettered' })
  await followUp({ ...engine, news })([dead, failedOnce(2)], engine.log)
  assert.deepEqual(told, [dead.eventId])
})

test('a retired delivery’s subscription is removed', async () => {
  const { followUp, steps, events, log } = fakeEngine()
  await followUp([failedOnce(1, { state: 'retired' })], log)
  assert.deepEqual(steps, ['remove instore-1'])
  assert.deepEqual(events(), ['delivery.retired'])
})

test('a fault of one is passed on, so that the message comes back', async () => {
  const engine = fakeEngine()
  engine.queues.retry = () => Promise.reject(new Error('queue'))
  await assert.rejects(engine.followUp([failedOnce(1), failedOnce(2)], engine.log), /queue/)
})
