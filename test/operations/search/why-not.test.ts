import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNot } from '../../../src/operations/search/why-not.js'
import type { Filters } from '../../../src/subscriptions/filters.js'
import { newEvent, noon, secondsAfterNoon } from '../../support/deliveries.js'

const event = newEvent({
  payload: new TextEncoder().encode('{"storeName":"Magasin 1","quantity":3,"note":"CONFIDENTIEL"}'),
})
const because = (filters: Filters, isRecorded = true, createdAt = noon) =>
  whyNot(event, isRecorded)({ createdAt, filters })

const cases: readonly (readonly [Filters, string])[] = [
  [{ storeName: 'Magasin 2' }, 'storeName = Magasin 2'],
  [{ 'storeName:oneOf': ['A', 'B'] }, 'storeName is one of A, B'],
  [{ 'quantity:atLeast': 5 }, 'quantity ≥ 5'],
  [{ 'quantity:atMost': 2 }, 'quantity ≤ 2'],
  [{ 'storeName:contains': 'depot' }, 'storeName contains depot'],
  [{ 'quantity:isPrime': true }, 'quantity isPrime true'],
  [{ storeName: 'magasin 1', note: 'x' }, 'note = x'],
]

for (const [filters, text] of cases)
  test(`the first filter that does not hold is named as its maker would: ${text}`, () => {
    assert.equal(because(filters), `filter: ${text}`)
  })

test('a filter’s long value is cut off, and nothing of the payload is told', () => {
  const reason = because({ storeName: 'x'.repeat(1000) })
  assert.ok(reason.length < 250)
  assert.ok(!reason.includes('CONFIDENTIEL'))
})

test('where filters hold, it is a matter of time, or should not be', () => {
  const filters = { storeName: 'Magasin 1' }
  assert.equal(because(filters, false), 'not-yet')
  assert.equal(because(filters, true, secondsAfterNoon(1)), 'subscribed-later')
  assert.equal(because(filters), 'missed')
})
