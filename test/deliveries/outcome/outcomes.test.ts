import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, Outcome } from '../../../src/delivery-store/delivery.js'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import { newAttempt, noAnswer } from '../../support/deliveries.js'

const outcomeOf = outcomesBy()
const off = 'WorkflowTriggerIsNotEnabled'

/** What an answer looks like, and what it means; written out, so that no change of the table goes unnoticed. */
const rows: readonly [Partial<Attempt>, Outcome['kind'], reason?: string][] = [
  [{ status: 200 }, 'delivered'],
  [{ status: 202 }, 'delivered'],
  [{ status: 299 }, 'delivered'],
  [{ status: 204, flowCode: 'WorkflowNotFound' }, 'delivered'],
  [{ status: 400, flowCode: off, flowState: 'Deleted' }, 'retire', 'flow-deleted'],
  [{ status: 400, flowCode: off, flowState: 'Disabled' }, 'park', 'flow-off'],
  [{ status: 400, flowCode: off, flowState: 'Suspended' }, 'park', 'flow-off'],
  [{ status: 400, flowCode: off, flowState: 'NoSuchStateYet' }, 'park', 'flow-off'],
  [{ status: 400, flowCode: off }, 'park', 'flow-off'],
  [{ status: 400, flowCode: 'TriggerInputSchemaMismatch' }, 'deadLetter', 'schema-mismatch'],
  [{ status: 400, flowCode: 'NoSuchCodeYet' }, 'deadLetter', 'refused'],
  [{ status: 400, flowState: 'Deleted' }, 'deadLetter', 'refused'],
  [{ status: 400 }, 'deadLetter', 'refused'],
  [{ status: 401 }, 'quarantine', 'unauthorized'],
  [{ status: 403, flowCode: off }, 'quarantine', 'forbidden'],
  [{ status: 403 }, 'doubt', 'forbidden'],
  [{ status: 404, flowCode: 'WorkflowNotFound' }, 'retire', 'flow-deleted'],
  [{ status: 404, flowCode: 'WorkflowTriggerNotFound' }, 'retire', 'trigger-removed'],
  [{ status: 404, flowCode: 'WorkflowTriggerVersionNotFound' }, 'park', 'flow-edited'],
  [{ status: 404, flowState: 'Deleted' }, 'doubt', 'not-found'],
  [{ status: 404, flowCode: 'NoSuchCodeYet' }, 'deadLetter', 'refused'],
  [{ status: 404 }, 'doubt', 'not-found'],
  [{ status: 400, flowCode: 'WorkflowNotFound' }, 'deadLetter', 'refused'],
  [{ status: 405 }, 'deadLetter', 'refused'],
  [{ status: 408 }, 'retry', 'timed-out'],
  [{ status: 410 }, 'retire', 'gone'],
  [{ status: 413 }, 'deadLetter', 'too-large'],
  [{ status: 418 }, 'deadLetter', 'refused'],
  [{ status: 421 }, 'doubt', 'misdirected'],
  [{ status: 423 }, 'doubt', 'locked'],
  [{ status: 425 }, 'doubt', 'too-early'],
  [{ status: 429 }, 'retry', 'throttled'],
  [{ status: 300 }, 'deadLetter', 'redirected'],
  [{ status: 302 }, 'deadLetter', 'redirected'],
  [{ status: 399 }, 'deadLetter', 'redirected'],
  [{ status: 500 }, 'retry', 'server-error'],
  [{ status: 503, flowCode: 'WorkflowNotFound' }, 'retry', 'server-error'],
  [{ status: 599 }, 'retry', 'server-error'],
  [{ status: 600 }, 'deadLetter', 'refused'],
  [{ status: 199 }, 'deadLetter', 'refused'],
]

for (const [answer, kind, reason] of rows) {
  const { status, flowCode = 'no code', flowState = 'no state' } = answer
  test(`${String(status)} with ${flowCode} and ${flowState} means ${kind}`, () => {
    const eventOnly = ['refused', 'schema-mismatch', 'too-large'].includes(reason ?? '')
    const expected = {
      kind,
      ...(reason === undefined ? {} : { reason }),
      ...(eventOnly ? { eventOnly } : {}),
      ...(reason === 'flow-edited' ? { gone: true } : {}),
    }
    assert.deepEqual(outcomeOf(newAttempt(answer)), expected)
  })
}

const errors: readonly [string, Outcome][] = [
  ['timeout', { kind: 'retry', reason: 'timed-out' }],
  ['connect-timeout', { kind: 'retry', reason: 'timed-out' }],
  ['connect-blocked', { kind: 'postpone', reason: 'our-network' }],
  ['EADDRNOTAVAIL', { kind: 'postpone', reason: 'our-network' }],
  ['ENOMEM', { kind: 'postpone', reason: 'our-network' }],
  ['ETIMEOUT', { kind: 'retry', reason: 'name-server-error' }],
  ['address-not-public', { kind: 'retry', reason: 'address-not-public' }],
  ['url-unreadable', { kind: 'postpone', reason: 'url-unreadable' }],
  ['not-allowed', { kind: 'deadLetter', reason: 'callback-not-allowed' }],
  ['ECONNREFUSED', { kind: 'retry', reason: 'no-answer' }],
  ['ENOTFOUND', { kind: 'retry', reason: 'no-answer' }],
  ['ESERVFAIL', { kind: 'retry', reason: 'name-server-error' }],
  ['EAI_AGAIN', { kind: 'retry', reason: 'name-server-error' }],
  ['ENETUNREACH', { kind: 'postpone', reason: 'our-network' }],
  ['NO_SUCH_ERROR_YET', { kind: 'retry', reason: 'no-answer' }],
]

for (const [error, outcome] of errors) {
  test(`no answer because of ${error} means ${outcome.kind}`, () => {
    assert.deepEqual(outcomeOf(noAnswer(error)), outcome)
  })
}

test('what the answer asks to wait goes with a retry or a doubt, and with nothing else', () => {
  assert.deepEqual(outcomeOf(newAttempt({ status: 425, retryAfter: 7 })), {
    kind: 'doubt',
    reason: 'too-early',
    retryAfter: 7,
  })
  assert.deepEqual(outcomeOf(newAttempt({ status: 429, retryAfter: 7 })), {
    kind: 'retry',
    reason: 'throttled',
    retryAfter: 7,
  })
  assert.deepEqual(outcomeOf(newAttempt({ status: 401, retryAfter: 7 })), {
    kind: 'quarantine',
    reason: 'unauthorized',
  })
})
