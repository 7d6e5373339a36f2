import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { eventTypeFile } from '../support/event-type-file.js'

const parsed = parseEventType(eventTypeFile())
const faultsOf = 'name' in parsed ? parsed.faultsOf : () => assert.fail('The file is not usable')

test('a payload that fits has no faults', () => {
  assert.deepEqual(faultsOf({ sku: 'A-1' }), [])
  assert.deepEqual(faultsOf({ sku: 'A-1', left: -2_147_483_648 }), [])
})

const wrong: readonly [what: string, payload: unknown, path: string, message: RegExp][] = [
  ['lacks a property', { left: 1 }, '/sku', /^is missing$/],
  ['has a property of the wrong type', { sku: 5 }, '/sku', /^must be string$/],
  ['has a text that is too short', { sku: '' }, '/sku', /fewer than 1 character/],
  ['has a number beyond 32 bits', { sku: 'A', left: 2_147_483_648 }, '/left', /int32/],
  ['has a fraction for an integer', { sku: 'A', left: 1.5 }, '/left', /^must be integer$/],
  ['has a number as a text', { sku: 'A', left: '1' }, '/left', /^must be integer$/],
  ['has null for a number', { sku: 'A', left: null }, '/left', /^must be integer$/],
  ['has an unknown property', { sku: 'A', colour: 1 }, '', /^has the unknown property "colour"$/],
  ['is no object', 'A', '', /^must be object$/],
  ['is an array', [], '', /^must be object$/],
  ['is null', null, '', /^must be object$/],
]

for (const [what, payload, path, message] of wrong) {
  test(`a payload that ${what} is told so at that one place`, () => {
    const faults = faultsOf(payload)
    assert.deepEqual([...new Set(faults.map((fault) => fault.path))], [path])
    assert.match(faults[0]?.message ?? '', message)
  })
}

test('all faults of a payload are named', () => {
  const paths = faultsOf({ left: 'x', colour: 1 }).map((fault) => fault.path)
  assert.deepEqual(paths.sort(), ['', '/left', '/sku'])
})

test('checking one payload leaves no faults behind for the next', () => {
  assert.equal(faultsOf({}).length, 1)
  assert.deepEqual(faultsOf({ sku: 'A' }), [])
})
