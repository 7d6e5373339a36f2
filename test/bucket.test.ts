import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeOne, type Bucket } from '../src/bucket.js'

const drain = (perMinute: number, at: number): Bucket => {
  let bucket: Bucket | undefined
  for (;;) {
    const taken = takeOne(bucket, perMinute, at)
    if ('waitSeconds' in taken) return bucket ?? { left: 0, at }
    bucket = taken.bucket
  }
}

test('a new bucket holds what a minute brings, and no more', () => {
  assert.deepEqual(takeOne(undefined, 3, 0), { bucket: { left: 2, at: 0 } })
  assert.equal(drain(3, 0).left, 0)
})

test('an empty bucket says in how many seconds there is one', () => {
  assert.deepEqual(takeOne(drain(30, 0), 30, 0), { waitSeconds: 2 })
  assert.deepEqual(takeOne(drain(30, 0), 30, 1999), { waitSeconds: 1 })
  assert.ok('bucket' in takeOne(drain(30, 0), 30, 2000))
})

test('a bucket fills up to what a minute brings, and a clock that is set back fills nothing', () => {
  assert.deepEqual(takeOne({ left: 1, at: 0 }, 10, 3_600_000), {
    bucket: { left: 9, at: 3_600_000 },
  })
  assert.deepEqual(takeOne({ left: 1.5, at: 5000 }, 10, 0), { bucket: { left: 0.5, at: 0 } })
})
