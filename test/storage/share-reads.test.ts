import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { shareReads } from '../../src/storage/share-reads.js'

/** Reads that end when they are told to; each gives its number. */
const setUp = (waitMs = 60_000) => {
  const reads: { key: string; end: (error?: Error) => void }[] = []
  const read = shareReads(
    (key: string) =>
      new Promise<number>((resolve, reject) => {
        const number = reads.length + 1
        reads.push({
          key,
          end: (error) => {
            if (error) reject(error)
            else resolve(number)
          },
        })
      }),
    (key) => key,
    waitMs,
  )
  return { read, reads }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('whoever asks while a read is under way shares the next one, which begins after he asked', async () => {
  const { read, reads } = setUp()
  const first = read('a')
  const others = [read('a'), read('a'), read('a')]
  assert.equal(reads.length, 1)
  reads[0]?.end()
  await settled()
  assert.equal(reads.length, 2)
  const later = read('a')
  reads[1]?.end()
  assert.deepEqual(await Promise.all([first, ...others]), [1, 2, 2, 2])
  await settled()
  reads[2]?.end()
  assert.deepEqual([await later, reads.length], [3, 3])
})

test('when nothing is under way, a read begins at once', async () => {
  const { read, reads } = setUp()
  const first = read('a')
  reads[0]?.end()
  await first
  await settled()
  const second = read('a')
  reads[1]?.end()
  assert.deepEqual([await second, reads.length], [2, 2])
})

test('reads of different things have nothing to do with each other', () => {
  const { read, reads } = setUp()
  void read('a')
  void read('b')
  assert.deepEqual(
    reads.map(({ key }) => key),
    ['a', 'b'],
  )
})

test('a read that fails fails for those who share it only, and the next one is made', async () => {
  const { read, reads } = setUp()
  const first = read('a')
  const shared = [read('a'), read('a')]
  reads[0]?.end(new Error('first'))
  await assert.rejects(first, /first/)
  await settled()
  const next = read('a')
  reads[1]?.end(new Error('second'))
  for (const each of shared) await assert.rejects(each, /second/)
  await settled()
  reads[2]?.end()
  assert.equal(await next, 3)
})

test('whoever waits for a read that hangs has his own made beside it, after a while', async () => {
  const { read, reads } = setUp(10)
  void read('a')
  const shared = [read('a'), read('a')]
  await sleep(30)
  assert.equal(reads.length, 2)
  reads[1]?.end()
  assert.deepEqual(await Promise.all(shared), [2, 2])
  await settled()
  // The one that hung comes back at last, and is not taken for one that is under way.
  reads[0]?.end()
  await settled()
  const next = read('a')
  reads[2]?.end()
  assert.equal(await next, 3)
})
