import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { Problem } from '../../src/problem.js'
import { matchesFilters, parseFilters, type Filters } from '../../src/subscriptions/filters.js'
import { eventTypeFile } from '../support/event-type-file.js'

const parsed = parseEventType(eventTypeFile({ filters: ['sku', 'left'] }))
const eventType = 'name' in parsed ? parsed : assert.fail('The file is not usable')

test('the filters in a subscribe call are those that the catalogue declares', () => {
  const body = { Url: 'https://x', sku: 'A-1', left: 0 }
  assert.deepEqual(parseFilters(body, eventType), { sku: 'A-1', left: 0 })
  const none = parseEventType(eventTypeFile({ filters: [] }))
  assert.deepEqual('name' in none && parseFilters({ Url: 'https://x' }, none), {})
})

test('a filter that there is not is refused, unless it is left empty', () => {
  assert.throws(
    () => parseFilters({ Url: 'https://x', colour: 'red' }, eventType),
    (error) =>
      error instanceof Problem &&
      error.code === 'filter-unknown' &&
      /no filter "colour".*: sku, left\./.test(error.message),
  )
  assert.deepEqual(parseFilters({ Url: 'https://x', colour: '' }, eventType), {})
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
  [{ 'patient.name': 'claire' }, { patient: { name: 'Claire' } }, true],
  [{ 'patient.name': 'Claire' }, { patient: 'Claire' }, false],
  [{ 'lines.sku': 'B' }, { lines: [{ sku: 'A' }, { sku: 'B' }] }, true],
  [{ 'sku:oneOf': ['A', 'B'] }, { sku: 'b' }, true],
  [{ 'sku:oneOf': ['A', 'B'] }, { sku: 'C' }, false],
  [{ 'left:atLeast': 3, 'left:atMost': 5 }, { left: 5 }, true],
  [{ 'left:atLeast': 3, 'left:atMost': 5 }, { left: 6 }, false],
  [{ 'left:atLeast': 3 }, { left: '4' }, false],
  [{ 'at:atLeast': '2026-03-01' }, { at: '2026-03-01T09:00:00+01:00' }, true],
  [{ 'at:atMost': '2026-03-01T08:00:00Z' }, { at: '2026-03-01T09:00:00+01:00' }, true],
  [{ 'sku:contains': 'CAFÉ' }, { sku: 'Un café noir' }, true],
  [{ 'sku:contains': 'thé' }, { sku: 'Un café noir' }, false],
  [{ 'sku:ofALaterVersion': 'x' }, { sku: 'x' }, false],
]

for (const [filters, payload, matches] of rows) {
  test(`${JSON.stringify(payload)} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(filters)}`, () => {
    assert.equal(matchesFilters(filters, payload), matches)
  })
}

const rich = parseEventType(
  eventTypeFile({
    schema: {
      type: 'object',
      properties: {
        sku: { type: 'string', minLength: 3 },
        left: { type: 'integer' },
        at: { type: 'string', format: 'date-time' },
        patient: { type: 'object', properties: { age: { type: 'integer', minimum: 0 } } },
      },
    },
    filters: [
      ...[{ property: 'sku', is: 'oneOf' } as const, { property: 'sku', is: 'contains' } as const],
      ...[{ property: 'left', is: 'atLeast' } as const, { property: 'at', is: 'atMost' } as const],
      'patient.age',
    ],
    sample: {},
  }),
)

test('comparisons are inputs of their own, several at once, stored by the path and what is compared', () => {
  const type = 'name' in rich ? rich : assert.fail(JSON.stringify(rich))
  const body = {
    ...{ Url: 'https://x', sku_oneOf: ['ABC', 'DEF'], sku_contains: 'B', left_atLeast: -1 },
    ...{ at_atMost: '2026-03-01', patient_age: 7 },
  }
  assert.deepEqual(parseFilters(body, type), {
    ...{ 'sku:oneOf': ['ABC', 'DEF'], 'sku:contains': 'B', 'left:atLeast': -1 },
    ...{ 'at:atMost': '2026-03-01', 'patient.age': 7 },
  })
  for (const wrong of [
    ...[{ sku_oneOf: ['A'] }, { sku_contains: 5 }, { left_atLeast: 'many' }],
    ...[{ at_atMost: 'soon' }, { patient_age: -1 }, { patient_age: [7] }],
  ])
    assert.throws(
      () => parseFilters(wrong, type),
      (error) => error instanceof Problem && error.code === 'filter-invalid',
    )
})
