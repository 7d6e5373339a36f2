import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  eventOf,
  eventPartition,
  fromStoredRow,
  ofEvent,
  toStoredKeys,
  toStoredRow,
} from '../../src/delivery-store/event-rows.js'
import { newEventId, newEventIds } from '../../src/events/event-id.js'
import { noon, tenant } from '../support/deliveries.js'

const alone = newEventId('instore', noon)
const [first = '', second = ''] = newEventIds('instore', noon, 2)
const keys = ['chunk:0000000', 'delivery:instore-0123456789abcdefghjk', 'plan', '~purged']

test('a row of an event that was fired alone is stored as it is', () => {
  for (const rowKey of keys) {
    const row = { partitionKey: eventPartition(tenant, alone), rowKey, matched: 3 }
    assert.equal(toStoredRow(row), row)
    assert.deepEqual(fromStoredRow(row), row)
  }
})

test('rows of events that were fired together share a partition, and are told apart when they are read', () => {
  const rows = [first, second].flatMap((id) =>
    keys.map((rowKey) => ({ partitionKey: eventPartition(tenant, id), rowKey, matched: 3 })),
  )
  const stored = rows.map(toStoredRow)
  assert.equal(new Set(stored.map(({ partitionKey }) => partitionKey)).size, 1)
  assert.equal(new Set(stored.map(({ rowKey }) => rowKey)).size, rows.length)
  assert.deepEqual(
    stored.map(({ key, ...row }) => fromStoredRow(row)),
    rows,
  )
  assert.deepEqual(
    stored.map(({ key }) => key),
    rows.map(({ rowKey }) => rowKey),
  )
  assert.deepEqual(
    rows.map(eventOf).map(({ eventId }) => eventId),
    [first, second].flatMap((id) => keys.map(() => id)),
  )
})

test('rows are stored in the order of their events and keys, however they were fired', () => {
  const rows = [alone, first, second].flatMap((id) =>
    keys.map((rowKey) => ({ partitionKey: eventPartition(tenant, id), rowKey })),
  )
  const inOrder = (some: readonly { partitionKey: string; rowKey: string }[]) =>
    [...some].sort((a, b) =>
      `${a.partitionKey} ${a.rowKey}` < `${b.partitionKey} ${b.rowKey}` ? -1 : 1,
    )
  assert.deepEqual(inOrder(rows.map(toStoredKeys)).map(fromStoredRow), inOrder(rows))
})

test('a filter for one event leaves out those that were fired together with it', () => {
  const { partitionKey, rowKey } = toStoredKeys({
    partitionKey: eventPartition(tenant, first),
    rowKey: '',
  })
  const end = rowKey.replace(':', ';')
  assert.equal(
    ofEvent({ scope: tenant, eventId: first }),
    `PartitionKey eq '${partitionKey}' and RowKey ge '${rowKey}' and RowKey lt '${end}'`,
  )
  assert.equal(
    ofEvent({ scope: tenant, eventId: first }, 'a', 'b'),
    `PartitionKey eq '${partitionKey}' and RowKey ge '${rowKey}a' and RowKey lt '${rowKey}b'`,
  )
  assert.equal(ofEvent({ scope: tenant, eventId: alone }), `PartitionKey eq '${tenant}:${alone}'`)
})
