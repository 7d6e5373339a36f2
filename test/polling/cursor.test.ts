import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { readCursor, writeCursor } from '../../src/polling/cursor.js'

const secret = randomBytes(32)
const cursor = {
  tenantId: 't',
  eventType: 'github.push',
  since: 'zybr1vzm8x',
  seen: ['abcdefgh', '12345678'],
}

test('a cursor comes back as it was written', () => {
  assert.deepEqual(readCursor(secret, writeCursor(secret, cursor)), cursor)
  assert.deepEqual(readCursor(secret, writeCursor(secret, { ...cursor, seen: [] })), {
    ...cursor,
    seen: [],
  })
  const begun = { ...cursor, from: 1_767_225_600_000 }
  assert.deepEqual(readCursor(secret, writeCursor(secret, begun)), begun)
})

test('a cursor that was changed, cut or signed with another secret is none', () => {
  const text = writeCursor(secret, cursor)
  for (const forged of [
    '',
    '.',
    'x',
    text.slice(1),
    text.slice(0, -1),
    `A${text}`,
    writeCursor(randomBytes(32), cursor),
  ]) {
    assert.equal(readCursor(secret, forged), undefined, forged)
  }
})

test('a cursor of all the neighbours that it remembers still fits in the shortest query that a host takes', () => {
  const seen = Array.from({ length: 250 }, (_, i) => String(10_000_000 + i))
  assert.ok(writeCursor(secret, { ...cursor, seen, from: 1_767_225_600_000 }).length < 4000)
})
