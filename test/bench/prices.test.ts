import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costOf, costOfAMillion } from '../../bench/prices.js'

test('a million deliveries cost what their operations cost', () => {
  const { dollars, arithmetic } = costOfAMillion({ table: 3, queue: 3 })
  assert.equal(dollars, 1.308)
  assert.match(arithmetic, /3 table operations .* 3 queue operations .* = \$1\.308$/)
})

test('operations cost by ten thousand', () => {
  assert.equal(costOf({ table: 10_000, queue: 20_000 }), 0.00036 + 0.008)
})
