import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryDecision, type RetryOrder } from '../../../src/deliveries/resume/retry-decision.js'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { failedOnce, noon, secondsAfterNoon, tenant } from '../../support/deliveries.js'

const dueAt = secondsAfterNoon(-1)

/** What is decided at noon of the message for the second attempt; the delivery has been attempted once. */
const decided = (changes: Partial<Delivery>, message: Partial<RetryOrder> = {}): string => {
  const delivery = failedOnce(1, { dueAt, ...changes })
  const { eventId, chunk, subscriptionId } = delivery
  const order: RetryOrder = {
    ...{ scope: tenant, eventId, chunk, subscriptionId, attempt: 2 },
    dueAt: dueAt.toISOString(),
    ...message,
  }
  const decision = retryDecision(delivery, order, noon)
  return decision.kind === 'skip' ? decision.reason : decision.kind
}

const putOff = secondsAfterNoon(-2)

test('what is due is attempted by its own message', () => {
  assert.equal(decided({}), 'attempt')
  assert.equal(decided({ dueAt: secondsAfterNoon(1) }, { again: true }), 'attempt')
})

test('what has ended, or has had this attempt, is skipped', () => {
  assert.equal(decided({ state: 'delivered' }), 'already delivered after 1 attempts')
  assert.equal(decided({}, { attempt: 1 }), 'already pending after 1 attempts')
})

test('a message that was handed out before sees to what its attempt left undone', () => {
  assert.equal(decided({}, { attempt: 1, again: true }), 'follow-up')
  assert.equal(
    decided({ state: 'delivered' }, { attempt: 1, again: true }),
    'already delivered after 1 attempts',
  )
})

test('what was put off is left to its other message, until that must have been lost', () => {
  assert.equal(decided({ dueAt: putOff }), 'put off since')
  assert.equal(decided({ dueAt: putOff }, { again: true }), 'attempt')
  assert.equal(decided({ dueAt: secondsAfterNoon(-600) }), 'attempt')
  const held = { reason: 'on-probation', dueAt: secondsAfterNoon(-600) }
  assert.equal(decided(held), 'put off since')
})

test('what comes before its time is queued once more, unless it is to be early', () => {
  const tooSoon = secondsAfterNoon(2)
  const message = { dueAt: tooSoon.toISOString() }
  assert.equal(decided({ dueAt: tooSoon }, message), 'follow-up')
  assert.equal(decided({ dueAt: tooSoon }, { ...message, early: true }), 'attempt')
  assert.equal(decided({ state: 'parked', dueAt: tooSoon }, { early: true }), 'attempt')
})
