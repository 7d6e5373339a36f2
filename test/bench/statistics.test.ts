import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median, percentile, rounded, summary } from '../../bench/statistics.js'

const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)

test('a percentile is the value at or below which that share of all values lies', () => {
  assert.equal(percentile(hundred, 0.5), 50)
  assert.equal(percentile(hundred, 0.99), 99)
  assert.equal(percentile(hundred, 1), 100)
  assert.equal(percentile([7], 0.99), 7)
  assert.ok(Number.isNaN(percentile([], 0.5)))
})

test('the median is the middle value, or the mean of both', () => {
  assert.equal(median([9, 1, 5]), 5)
  assert.equal(median([9, 1, 5, 6]), 5.5)
  assert.equal(median([3]), 3)
  assert.ok(Number.isNaN(median([])))
})

test('numbers keep their significant digits', () => {
  assert.equal(rounded(0.0123456), 0.01235)
  assert.equal(rounded(123_456), 123_500)
})

test('a sample is summed up by its ends and two percentiles', () => {
  assert.deepEqual(summary(hundred), { samples: 100, min: 1, p50: 50, p99: 99, max: 100 })
})

test('a sample may be as large as a long run makes it', () => {
  const many = Array.from({ length: 300_000 }, (_, i) => i + 1)
  const { samples, min, max } = summary(many)
  assert.deepEqual([samples, min, max], [300_000, 1, 300_000])
})
