import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import { end, hold, nextState } from '../../../src/deliveries/outcome/next-state.js'
import type { Attempt, Delivery } from '../../../src/delivery-store/delivery.js'
import { parkSchedule } from '../../../src/deliveries/outcome/retry-schedule.js'
import { newAttempt, newDelivery, noon, secondsAfterNoon } from '../../support/deliveries.js'

const parts = {
  outcomeOf: outcomesBy(),
  retrySchedule: [10, 60],
  now: () => noon,
  random: () => 0,
}
const move = nextState(parts)

const accepted = newAttempt()
const unavailable = newAttempt({ status: 503 })
const switchedOff = newAttempt({ status: 400, flowCode: 'WorkflowTriggerIsNotEnabled' })
const deleted = newAttempt({ status: 404, flowCode: 'WorkflowNotFound' })
const refused = newAttempt({ status: 403, flowCode: 'AuthorizationFailed' })
const tooLarge = newAttempt({ status: 413 })

/** A delivery after some attempts in a row. */
const after = (...attempts: readonly Attempt[]): Delivery => attempts.reduce(move, newDelivery(1))

test('an accepted attempt delivers, and leaves neither a reason nor a due time behind', () => {
  assert.deepEqual(after(unavailable, accepted), {
    ...newDelivery(1),
    state: 'delivered',
    attempts: [unavailable, accepted],
  })
})

test('a failed attempt leaves the delivery pending until the schedule says', () => {
  const delivery = after(unavailable)
  assert.equal(delivery.state, 'pending')
  assert.equal(delivery.reason, 'server-error')
  assert.deepEqual(delivery.dueAt, secondsAfterNoon(10))
  assert.deepEqual(after(unavailable, unavailable).dueAt, secondsAfterNoon(60))
})

test('the wait that the answer asks for is kept to', () => {
  assert.deepEqual(after(newAttempt({ status: 429, retryAfter: 44 })).dueAt, secondsAfterNoon(44))
})

test('the last failure of an exhausted schedule is a dead letter that says what failed', () => {
  const delivery = after(unavailable, unavailable, unavailable)
  assert.equal(delivery.state, 'deadLettered')
  assert.equal(delivery.reason, 'exhausted: server-error')
  assert.equal(delivery.dueAt, undefined)
  assert.equal(delivery.attempts.length, 3)
})

test('a flow that is off parks the delivery, on a schedule of its own', () => {
  const delivery = after(switchedOff)
  assert.equal(delivery.state, 'parked')
  assert.equal(delivery.reason, 'flow-off')
  assert.deepEqual(delivery.dueAt, secondsAfterNoon(parkSchedule[0] ?? 0))
})

test('parked attempts use up none of the retries, and retries none of the parked ones', () => {
  const parkedTwice = after(switchedOff, switchedOff, unavailable)
  assert.deepEqual(parkedTwice.dueAt, secondsAfterNoon(10))
  const retriedTwice = after(unavailable, unavailable, switchedOff)
  assert.equal(retriedTwice.state, 'parked')
  assert.deepEqual(retriedTwice.dueAt, secondsAfterNoon(parkSchedule[0] ?? 0))
})

test('a flow that stays off until its schedule ends is a dead letter', () => {
  const attempts = Array.from({ length: parkSchedule.length + 1 }, () => switchedOff)
  assert.equal(after(...attempts.slice(1)).state, 'parked')
  const delivery = after(...attempts)
  assert.equal(delivery.state, 'deadLettered')
  assert.equal(delivery.reason, 'exhausted: flow-off')
})

test('a refusal is a dead letter at once, a deleted flow retires the delivery', () => {
  const dead = after(unavailable, tooLarge)
  assert.deepEqual([dead.state, dead.reason, dead.dueAt], ['deadLettered', 'too-large', undefined])
  const retired = after(unavailable, deleted)
  assert.deepEqual(
    [retired.state, retired.reason, retired.dueAt],
    ['retired', 'flow-deleted', undefined],
  )
})

test('an answer that may be passing is doubted as often as the first of the schedule’s waits, then believed', () => {
  const retrySchedule = [10, 60, 300, 1800, 7200, 18_000, 36_000]
  const patient = nextState({ ...parts, retrySchedule })
  const missing = Array.from({ length: 6 }, () => newAttempt({ status: 404 }))
  const seen = missing.map((_, i) => missing.slice(i).reduce(patient, newDelivery(1))).reverse()
  assert.deepEqual(
    seen.slice(0, 5).map(({ state, reason, dueAt }) => [state, reason, dueAt]),
    retrySchedule.slice(0, 5).map((wait) => ['pending', 'not-found', secondsAfterNoon(wait)]),
  )
  assert.deepEqual([seen[5]?.state, seen[5]?.reason], ['deadLettered', 'exhausted: not-found'])
})

test('doubts use up none of the retries: a receiver that restarts may answer in many ways', () => {
  const missing = newAttempt({ status: 404 })
  assert.deepEqual(after(missing, missing, unavailable).dueAt, secondsAfterNoon(10))
  assert.deepEqual(after(unavailable, unavailable, missing).dueAt, secondsAfterNoon(10))
})

test('a refusal of our signature is asked for once more, and believed the second time', () => {
  const first = after(refused)
  assert.deepEqual(
    [first.state, first.reason, first.dueAt],
    ['pending', 'forbidden', secondsAfterNoon(60)],
  )
  const second = after(refused, refused)
  assert.deepEqual([second.state, second.reason], ['deadLettered', 'exhausted: forbidden'])
  assert.equal(after(refused, accepted).state, 'delivered')
})

test('a delivery that was replayed has its whole schedule before it again', () => {
  const dead = after(unavailable, unavailable, unavailable)
  assert.equal(dead.state, 'deadLettered')
  const replayed = { ...dead, state: 'pending' as const, replayedAt: secondsAfterNoon(5) }
  const again = move(replayed, { ...unavailable, at: secondsAfterNoon(6) })
  assert.deepEqual([again.state, again.dueAt], ['pending', secondsAfterNoon(10)])
})

test('a delivery that is held keeps its attempts, and one that is ended has no more due time', () => {
  const before = after(unavailable)
  const until = secondsAfterNoon(90)
  const held = hold(before, { state: 'parked', reason: 'flow-off', until })
  assert.deepEqual(held, { ...before, state: 'parked', reason: 'flow-off', dueAt: until })
  const ended = end(held, { state: 'retired', reason: 'unsubscribed' })
  assert.deepEqual([ended.state, ended.reason, ended.dueAt], ['retired', 'unsubscribed', undefined])
  assert.equal(ended.attempts, before.attempts)
})

test('the delivery that was there before is left as it was', () => {
  const before = after(unavailable)
  const copy = structuredClone(before)
  move(before, accepted)
  assert.deepEqual(before, copy)
})
