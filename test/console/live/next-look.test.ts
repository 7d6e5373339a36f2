import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextLook } from '../../../console/live/next-look.js'

test('what is pending is looked at soon, then more and more rarely, but never given up', () => {
  const waits = Array.from({ length: 12 }, (_, looks) => nextLook(looks))
  assert.equal(waits[0], 1000)
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  assert.equal(nextLook(1000), 15_000)
  assert.equal(nextLook(1000, 60_000), 60_000)
})
