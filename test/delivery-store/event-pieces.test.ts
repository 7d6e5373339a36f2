import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventPieces } from '../../src/delivery-store/event-pieces.js'
import { gather, stream } from '../support/gather.js'

const rowsOf = (eventId: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ partitionKey: `t:${eventId}`, rowKey: String(i) }))

test('rows come in pieces of one event each, which know whether they are its first or its last', async () => {
  const rows = [...rowsOf('a', 1), ...rowsOf('b', 99), ...rowsOf('c', 199), ...rowsOf('d', 2)]
  const pieces = await gather(eventPieces(stream(rows)))
  assert.deepEqual(
    pieces.map(({ eventId, rowKeys, isFirst, isLast }) => [
      eventId,
      rowKeys.length,
      isFirst,
      isLast,
    ]),
    [
      ['a', 1, true, true],
      ['b', 99, true, true],
      ['c', 99, true, false],
      ['c', 99, false, false],
      ['c', 1, false, true],
      ['d', 2, true, true],
    ],
  )
  assert.deepEqual(await gather(eventPieces(stream([]))), [])
})
