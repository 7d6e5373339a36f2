import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromPieces, toPieces } from '../../src/storage/long-text.js'

for (const length of [0, 1, 31_999, 32_000, 32_001, 64_000, 100_000]) {
  test(`a text of ${length} characters comes back from pieces that a table can hold`, () => {
    const text = 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length)
    const pieces = toPieces('record', text)
    assert.ok(Object.values(pieces).every((piece) => piece.length <= 32_768))
    assert.equal(Object.keys(pieces).length, Math.max(1, Math.ceil(length / 32_000)))
    assert.equal(fromPieces('record', { ...pieces, partitionKey: 'p', recorded: 'x' }), text)
  })
}

test('more than ten pieces are put together in their order', () => {
  const text = Array.from({ length: 12 }, (_, i) => String(i % 10).repeat(32_000)).join('')
  assert.equal(fromPieces('record', toPieces('record', text)), text)
})

test('a row without pieces has no text', () => {
  assert.equal(fromPieces('record', { rowKey: 'r' }), '')
  assert.equal(fromPieces('record', { record0: null }), '')
})
