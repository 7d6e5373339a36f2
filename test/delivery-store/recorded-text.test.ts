import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRecordedText, toRecordedText } from '../../src/delivery-store/recorded-text.js'
import { failedOnce, newAttempt, newDelivery, noon, tenantNumber } from '../support/deliveries.js'

const textOf = (delivery: Parameters<typeof toRecordedText>[0]) => toRecordedText(delivery) ?? ''

test('what a message carries of a delivery is what its chunk says of it, attempted or not', () => {
  const attempt = newAttempt({ status: 429, retryAfter: 7, flowCode: 'Busy', runId: 'run' })
  const held = newDelivery(1, { reason: 'on-probation', dueAt: noon })
  for (const delivery of [failedOnce(1), failedOnce(1, { attempts: [attempt] }), held])
    assert.deepEqual(parseRecordedText(delivery, textOf(delivery)), delivery)
})

test('a delivery that has moved on has a row of its own, and its messages carry nothing', () => {
  const twice = { attempts: [newAttempt(), newAttempt()] }
  for (const changes of [twice, { replayedAt: noon }, { firstState: 'parked' as const }])
    assert.equal(toRecordedText(failedOnce(1, changes)), undefined)
})

test('a text that is none of ours, or gives one tenant’s event to another, is not believed', () => {
  const delivery = failedOnce(1)
  for (const text of [
    '',
    'null',
    '[]',
    '{"tenantId":"x"}',
    textOf(delivery).replace('503', '"503"'),
  ])
    assert.equal(parseRecordedText(delivery, text), undefined)
  const stranger = { ...delivery, tenantId: tenantNumber(2) }
  assert.equal(parseRecordedText(delivery, textOf(stranger)), undefined)
  const forAll = { ...stranger, scope: 'all' }
  assert.deepEqual(parseRecordedText(forAll, textOf(forAll)), forAll)
})
