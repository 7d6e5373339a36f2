import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { endOfKeys, estimateCount, keyRange, newKey } from '../../src/subscriptions/key-range.js'

/** Keys as random as they come, and the same each time. */
const keys = (count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    createHash('sha256').update(String(i)).digest('hex').slice(0, 32),
  ).sort()

for (const count of [1, 2, 3, 7, 10, 16, 100, 501, 1000, 65_536]) {
  test(`${count} slices tile the key space without gap or overlap`, () => {
    const ranges = Array.from({ length: count }, (_, slice) => keyRange(slice, count))
    assert.equal(ranges[0]?.from, '00000000')
    assert.equal(ranges.at(-1)?.before, endOfKeys)
    for (const [i, { from, before }] of ranges.entries()) {
      assert.ok(from < before)
      if (i > 0) assert.equal(from, ranges[i - 1]?.before)
    }
  })
}

test('each key is in exactly one slice, the first and the last possible too', () => {
  const all = [...keys(2000), '0'.repeat(32), 'f'.repeat(32), `80000000${'0'.repeat(24)}`]
  for (const count of [1, 3, 64]) {
    const ranges = Array.from({ length: count }, (_, slice) => keyRange(slice, count))
    for (const key of all) {
      const homes = ranges.filter(({ from, before }) => key >= from && key < before)
      assert.equal(homes.length, 1)
    }
  }
})

test('slices of random keys hold about as many each', () => {
  const all = keys(10_000)
  for (let slice = 0; slice < 50; slice++) {
    const { from, before } = keyRange(slice, 50)
    const held = all.filter((key) => key >= from && key < before).length
    assert.ok(held > 100 && held < 300, `slice ${slice} holds ${held} of 200`)
  }
})

test('a successor is in the slice of its predecessor, however many slices there are', () => {
  for (const key of keys(200)) {
    const successor = newKey(newKey(key))
    assert.notEqual(successor, key)
    for (const count of [1, 2, 3, 1000, 65_536]) {
      const isIn = (slice: number, each: string) => {
        const { from, before } = keyRange(slice, count)
        return each >= from && each < before
      }
      const home = Math.floor((parseInt(key.slice(0, 8), 16) / 2 ** 32) * count)
      const near = [home - 1, home, home + 1].find((slice) => slice >= 0 && isIn(slice, key)) ?? -1
      assert.ok(isIn(near, successor), `${key} and ${successor} of ${count} slices`)
    }
  }
})

test('keys are as random as was promised, with a predecessor or without', () => {
  const random = (key: string, known: number) => (key.length - known) * 4
  assert.ok(random(newKey(), 0) >= 128)
  assert.ok(random(newKey(newKey()), 8) >= 128)
})

test('rows that are no subscriptions are in no slice', () => {
  const { from, before } = keyRange(0, 1)
  assert.equal('url:0123' >= from && 'url:0123' < before, false)
})

for (const count of [201, 500, 1000, 10_000, 50_000]) {
  test(`${count} subscriptions are estimated within a fifth from the first 201`, () => {
    const first = keys(count).slice(0, 201)
    const estimate = estimateCount(first.length, first.at(-1) ?? '')
    assert.ok(estimate > count * 0.8 && estimate < count * 1.25, `estimated ${estimate}`)
  })
}

test('an estimate is never fewer than were seen, and always a number', () => {
  assert.equal(estimateCount(201, 'f'.repeat(32)), 201)
  assert.ok(Number.isFinite(estimateCount(201, '0'.repeat(32))))
})
