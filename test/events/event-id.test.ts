import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  newEventId,
  newEventIds,
  newestFirst,
  splitEventId,
  timeOf,
} from '../../src/events/event-id.js'
import { keyOf, parseId } from '../../src/storage/ids.js'
import { noon } from '../support/deliveries.js'

const times = [
  new Date(0),
  new Date('2026-03-02T12:00:00.000Z'),
  new Date('2026-03-02T12:00:00.001Z'),
  new Date('2026-03-02T12:00:00.032Z'),
  new Date('2027-01-01T00:00:00.000Z'),
  new Date('9999-12-31T23:59:59.999Z'),
]

test('the later a time, the sooner it sorts', () => {
  const keys = times.map(newestFirst)
  assert.deepEqual([...keys].sort().reverse(), keys)
  assert.equal(new Set(keys).size, times.length)
  assert.ok(keys.every((key) => /^[0-9a-hjkmnp-tv-z]{10}$/.test(key)))
})

test('a time that is farther away than any key can say is taken for the farthest one', () => {
  const [first, last] = [newestFirst(new Date(0)), newestFirst(new Date(8.64e15))]
  for (const year of ['0001', '1969']) assert.equal(newestFirst(new Date(`${year}-01-01`)), first)
  assert.equal(newestFirst(new Date(-8.64e15)), first)
  assert.deepEqual([last, timeOf(last).getTime() > Date.parse('9999-12-31')], ['0000000000', true])
})

test('the ids of an event type sort newest first', () => {
  const ids = times.map((time) => newEventId('instore', time))
  assert.deepEqual([...ids].sort().reverse(), ids)
})

test('events of the same millisecond have ids of their own', () => {
  const ids = Array.from({ length: 10_000 }, () => newEventId('instore', noon))
  assert.equal(new Set(ids).size, ids.length)
})

test('an id names its event type, and is read back', () => {
  const id = newEventId('stock.low', noon)
  assert.match(id, /^stock\.low-[0-9a-z]{26}$/)
  const key = keyOf(id)
  assert.deepEqual(parseId(id), { eventType: 'stock.low', key })
  assert.ok(key.startsWith(newestFirst(noon)))
})

test('a text that is no id is not read as one', () => {
  const key = '0'.repeat(26)
  const texts = [
    '',
    key,
    `-${key}`,
    `instore-${key}x'`,
    `Instore-${key}`,
    `instore-short`,
    `a:b-${key}`,
    `instore-${key}\n`,
  ]
  for (const text of texts) assert.equal(parseId(text), undefined)
})

test('ids of events that were fired together differ in their ends only, and sort the last one first', () => {
  const ids = newEventIds('stock.low', noon, 50)
  const [first = ''] = ids
  assert.equal(new Set(ids).size, 50)
  assert.deepEqual([...ids].sort().reverse(), ids)
  const { shared } = splitEventId(first)
  assert.deepEqual(
    ids.map((id) => splitEventId(id)),
    ids.map((id) => ({ shared, own: id.slice(-2) })),
  )
  for (const id of ids) {
    assert.match(id, /^stock\.low-[0-9a-z]{26}$/)
    assert.deepEqual(parseId(id), { eventType: 'stock.low', key: keyOf(id) })
    assert.deepEqual(timeOf(keyOf(id)), noon)
  }
})

test('two batches of the same millisecond have no id in common', () => {
  const [one, other] = [newEventIds('instore', noon, 50), newEventIds('instore', noon, 50)]
  assert.equal(new Set([...one, ...other]).size, 100)
})

test('the id of an event that was fired alone is all its own', () => {
  const [id = '', ...others] = newEventIds('uuu', noon, 1)
  assert.deepEqual(others, [])
  assert.deepEqual(splitEventId(id), { shared: id, own: '' })
})
