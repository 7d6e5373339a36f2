import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import { parseOutcomes } from '../../../src/deliveries/outcome/outcome-overrides.js'
import { settingsOf } from '../../../src/settings.js'
import { newAttempt, noAnswer } from '../../support/deliveries.js'

const own = (text: string) => outcomesBy(parseOutcomes(settingsOf({ OUTCOMES: text })))
const off = 'WorkflowTriggerIsNotEnabled'

test('a status, a range, a flow’s code and state, and an error can be given a meaning', () => {
  const outcomeOf = own(
    `410=deadLetter, 500-503=park,400/${off}/Suspended=retire,404/Odd=delivered,418=doubt,ENOTFOUND=retire,UND_ERR_SOCKET=postpone`,
  )
  const kindOf = (...[attempt]: Parameters<typeof outcomeOf>) => outcomeOf(attempt).kind
  assert.equal(kindOf(newAttempt({ status: 410 })), 'deadLetter')
  assert.deepEqual(
    [499, 500, 503, 504].map((status) => kindOf(newAttempt({ status }))),
    ['deadLetter', 'park', 'park', 'retry'],
  )
  const suspended = { status: 400, flowCode: off, flowState: 'Suspended' }
  assert.equal(kindOf(newAttempt(suspended)), 'retire')
  assert.equal(kindOf(newAttempt({ ...suspended, flowState: 'Disabled' })), 'park')
  assert.equal(kindOf(newAttempt({ status: 404, flowCode: 'Odd' })), 'delivered')
  assert.equal(kindOf(newAttempt({ status: 418 })), 'doubt')
  assert.deepEqual(outcomeOf(noAnswer('ENOTFOUND')), { kind: 'retire', reason: 'as-set-ENOTFOUND' })
  assert.equal(kindOf(noAnswer('UND_ERR_SOCKET')), 'postpone')
})

test('the first rule that fits decides, and what none fits is judged by the table', () => {
  const outcomeOf = own('429=park,400-499=retry')
  assert.equal(outcomeOf(newAttempt({ status: 429 })).kind, 'park')
  assert.deepEqual(outcomeOf(newAttempt({ status: 401, retryAfter: 3 })), {
    kind: 'retry',
    reason: 'as-set-400',
    retryAfter: 3,
  })
  assert.equal(outcomeOf(newAttempt({ status: 202 })).kind, 'delivered')
})

test('a 4xx that is set to be a dead letter is held against the event, a 5xx against the callback', () => {
  const outcomeOf = own('400-599=deadLetter')
  assert.deepEqual(own('422=deadLetter')(newAttempt({ status: 422 })), {
    kind: 'deadLetter',
    reason: 'as-set-422',
    eventOnly: true,
  })
  const server = own('500-599=deadLetter')(newAttempt({ status: 500 }))
  assert.deepEqual(server, { kind: 'deadLetter', reason: 'as-set-500' })
  assert.equal(outcomeOf(newAttempt({ status: 450 })).kind, 'deadLetter')
})

test('what is not of this form is a fault of the settings that shows the form', () => {
  for (const text of [
    '410',
    '410=',
    '=park',
    '410=ignore',
    '41=park',
    '599-500=park',
    'E/X=park',
  ]) {
    const settings = settingsOf({ OUTCOMES: text })
    assert.deepEqual(parseOutcomes(settings), [])
    assert.match(settings.faults.join(), /^OUTCOMES holds ".*" ?.*410=deadLetter/, text)
  }
  assert.deepEqual(parseOutcomes(settingsOf({})), [])
})
