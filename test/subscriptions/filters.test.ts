import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { Problem } from '../../src/problem.js'
import { matchesFilters, parseFilters, type Filters } from '../../src/subscriptions/filters.js'
import { eventTypeFile } from '../support/event-type-file.js'

const parsed = parseEventType(eventTypeFile({ filters: ['sku', 'left'] }))
const eventType = 'name' in parsed ? parsed : assert.fail('The file is not usable')

test('the filters in a subscribe call are those that the catalogue declares', () => {
  const body = { Url: 'https://x', sku: 'A-1', left: 0, colour: 'red' }
  assert.deepEqual(parseFilters(body, eventType), { sku: 'A-1', left: 0 })
  const none = parseEventType(eventTypeFile({ filters: [] }))
  assert.deepEqual('name' in none && parseFilters(body, none), {})
})

test('an input that was left empty filters nothing', () => {
  for (const body of [{}, { sku: '' }, { sku: null }, null, 'x', [], undefined])
    assert.deepEqual(parseFilters(body, eventType), {})
})

test('a value that the property can never have is refused', () => {
  for (const body of [{ sku: 5 }, { left: 'many' }, { left: 1.5 }, { sku: {} }, { sku: ['A'] }]) {
    assert.throws(
      () => parseFilters(body, eventType),
      (error) => error instanceof Problem && error.code === 'filter-invalid',
    )
  }
})

const rows: readonly [Filters, payload: Readonly<Record<string, unknown>>, matches: boolean][] = [
  [{}, {}, true],
  [{ sku: 'A-1' }, { sku: 'A-1', left: 5 }, true],
  [{ sku: 'a-1 ' }, { sku: 'A-1' }, true],
  [{ sku: 'Caf\u00e9' }, { sku: 'CAFE\u0301' }, true],
  [{ sku: 'A' }, { sku: 'A-1' }, false],
  [{ sku: 'A-1' }, {}, false],
  [{ sku: 'A-1', left: 5 }, { sku: 'A-1', left: 5 }, true],
  [{ sku: 'A-1', left: 5 }, { sku: 'A-1', left: 6 }, false],
  [{ left: 0 }, { left: false }, false],
  [{ left: 5 }, { left: '5' }, false],
]

for (const [filters, payload, matches] of rows) {
  test(`${JSON.stringify(payload)} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(filters)}`, () => {
    assert.equal(matchesFilters(filters, payload), matches)
  })
}
