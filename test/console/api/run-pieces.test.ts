import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runPieces } from '../../../console/api/run-pieces.js'

const pieces = [
  { replayed: 500, disabled: 2, cursor: 'a' },
  { sent: 20, skipped: 1, cursor: 'b' },
  { matched: 7 },
]

/** Pieces in their order; the cursors that they were asked with. */
const inOrder = () => {
  const cursors: (string | undefined)[] = []
  return {
    cursors,
    ask: (cursor: string | undefined) => {
      cursors.push(cursor)
      return Promise.resolve(pieces[cursors.length - 1] ?? {})
    },
  }
}

test('each piece begins where the one before ended, and the sum is told after each', async () => {
  const { ask, cursors } = inOrder()
  const told: number[] = []
  const sum = await runPieces(ask, ({ done }) => told.push(done), new AbortController().signal)
  assert.deepEqual(cursors, [undefined, 'a', 'b'])
  assert.deepEqual(told, [500, 520, 520])
  assert.deepEqual(sum, { matched: 7, done: 520, left: 2, skipped: 1 })
})

test('it stops after the piece that it is told to stop in', async () => {
  const { ask, cursors } = inOrder()
  const stop = new AbortController()
  const sum = await runPieces(
    ask,
    () => {
      stop.abort()
    },
    stop.signal,
  )
  assert.deepEqual([cursors.length, sum.done], [1, 500])
})
