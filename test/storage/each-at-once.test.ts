import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'node:test'
import { eachAtOnce } from '../../src/storage/each-at-once.js'
import { stream } from '../support/gather.js'

test('some items are worked on at the same time, and all of them, whichever fails', async () => {
  let [underWay, most] = [0, 0]
  const done: number[] = []
  const work = async (item: number) => {
    most = Math.max(most, ++underWay)
    await turn()
    underWay--
    done.push(item)
    if (item === 2) throw new Error('2 fails')
  }
  await assert.rejects(eachAtOnce(stream([1, 2, 3, 4, 5, 6, 7]), 3, work), /2 fails/)
  assert.deepEqual([done.toSorted(), most], [[1, 2, 3, 4, 5, 6, 7], 3])
})

test('what yields the items may fail too', async () => {
  const broken = async function* () {
    yield* await Promise.resolve([1])
    throw new Error('no more')
  }
  await assert.rejects(
    eachAtOnce(broken(), 2, () => Promise.resolve()),
    /no more/,
  )
})
