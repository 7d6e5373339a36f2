import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf } from '../../console/views/now/bars.js'

const hour = (counts: object) => ({
  ...{ from: '2026-03-02T14:00:00Z', events: 1, matched: 0, delivered: 0, pending: 0 },
  ...{ parked: 0, deadLettered: 0, retired: 0 },
  ...counts,
})

test('an hour’s bar is made of layers that stand on each other, the tallest hour filling the chart', () => {
  const bars = barsOf(
    [hour({ delivered: 50, pending: 20, parked: 10, deadLettered: 20 })],
    100,
    106,
  )
  assert.deepEqual(
    bars.map(({ layer, y, height }) => [layer, y, height]),
    [
      ['delivered', 56, 50],
      ['waiting', 26, 30],
      ['deadLettered', 6, 20],
    ],
  )
})

test('one dead letter among thousands of deliveries is seen, and nothing is drawn of nothing', () => {
  const bars = barsOf([hour({ delivered: 100_000, deadLettered: 1 }), hour({})], 100, 106)
  assert.deepEqual(
    bars.map(({ layer }) => layer),
    ['delivered', 'deadLettered'],
  )
  assert.ok(bars.every(({ height, y }) => height >= 2 && y >= 0))
})

test('hours without deliveries make no bars, and so do no hours', () => {
  assert.deepEqual(barsOf([hour({}), hour({})], 100, 100), [])
  assert.deepEqual(barsOf([], 100, 100), [])
})
