import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostAttempts } from '../../../src/deliveries/outcome/add-attempt.js'
import { nextState } from '../../../src/deliveries/outcome/next-state.js'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import { retryMessage } from '../../../src/deliveries/outcome/retry-message.js'
import { postponeSchedule } from '../../../src/deliveries/outcome/retry-schedule.js'
import { toDelivery, toDeliveryRow } from '../../../src/delivery-store/delivery-row.js'
import { attemptsMade, type Attempt, type Delivery } from '../../../src/delivery-store/delivery.js'
import {
  newAttempt,
  newDelivery,
  noAnswer,
  noon,
  secondsAfterNoon,
} from '../../support/deliveries.js'

/** One more retry than a setting is likely to hold, and far more than are kept. */
const retries = 300

const move = nextState({
  outcomeOf: outcomesBy(),
  retrySchedule: Array.from({ length: retries }, () => 10),
  now: () => noon,
  random: () => 0,
})

/** As much as an answer can make an attempt say. */
const wordy = newAttempt({
  milliseconds: 60_000,
  status: 503,
  retryAfter: 21_600,
  runId: '"'.repeat(80),
  flowCode: 'c'.repeat(80),
  flowState: 's'.repeat(40),
})

/** A delivery after one more attempt, as its row gives it back: one property of a table row holds 32,768 UTF-16 units. */
const storedAfter = (before: Delivery, attempt: Attempt): Delivery => {
  const row = toDeliveryRow(move(before, attempt))
  assert.ok(row.attempts.length <= 32_768, `${row.attempts.length} characters`)
  return toDelivery(row)
}

const repeat = (times: number, attempt: Attempt, before = newDelivery(1)): Delivery => {
  let delivery = before
  for (let i = 0; i < times; i++) delivery = storedAfter(delivery, attempt)
  return delivery
}

test('the last attempts are kept, and how many there were before', () => {
  const first = newAttempt({ status: 503, milliseconds: 1 })
  const last = newAttempt({ status: 503, milliseconds: 2 })
  const delivery = storedAfter(
    repeat(mostAttempts, wordy, storedAfter(newDelivery(1), first)),
    last,
  )
  assert.equal(delivery.attempts.length, mostAttempts)
  assert.deepEqual([delivery.attempts[0], delivery.attempts.at(-1)], [wordy, last])
  assert.equal(attemptsMade(delivery), mostAttempts + 2)
  assert.equal(retryMessage(delivery).attempt, mostAttempts + 3)
})

test('a schedule that is longer than what is kept ends where it should', () => {
  const before = repeat(retries, wordy)
  assert.equal(before.state, 'pending')
  const after = storedAfter(before, wordy)
  assert.deepEqual([after.state, after.reason], ['deadLettered', 'exhausted: server-error'])
})

test('attempts of each kind are counted by themselves, also those that are not kept', () => {
  const ours = noAnswer('EMFILE')
  const between = repeat(postponeSchedule.length, ours, repeat(retries, wordy))
  assert.equal(between.state, 'pending')
  assert.equal(storedAfter(between, ours).state, 'deadLettered')
  assert.equal(storedAfter(between, wordy).state, 'deadLettered')
})

test('attempts before a replay do not count against the schedule, whether they are kept or not', () => {
  const at = secondsAfterNoon(60)
  const { reason, ...dead } = repeat(retries + 1, wordy)
  assert.equal(reason, 'exhausted: server-error')
  const earlier = { made: dead.earlier?.made ?? 0, counted: {} }
  const replayed: Delivery = { ...dead, state: 'pending', replayedAt: at, earlier }
  const before = repeat(retries, { ...wordy, at }, replayed)
  assert.equal(before.state, 'pending')
  assert.equal(storedAfter(before, { ...wordy, at }).state, 'deadLettered')
})

test('a row that was written before attempts were let go is read, and holds no more than others from then on', () => {
  const attempts = Array.from({ length: 200 }, () => newAttempt({ status: 503 }))
  const old = toDelivery(toDeliveryRow(newDelivery(1, { attempts })))
  assert.equal(attemptsMade(old), 200)
  const after = storedAfter(old, wordy)
  assert.deepEqual([after.attempts.length, attemptsMade(after)], [mostAttempts, 201])
  assert.deepEqual(after.earlier?.counted, { retry: 201 - mostAttempts })
})
