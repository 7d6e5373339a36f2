import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timelineOf } from '../../../console/views/delivery/timeline.js'

const fired = { firedAt: '2026-03-02T12:00:00Z', earlierAttempts: 0, attempts: [] }
const attempt = (at: string, status?: number) => ({
  at: `2026-03-02T${at}Z`,
  milliseconds: 1000,
  ...(status === undefined ? { error: 'ECONNREFUSED' } : { status }),
})

test('attempts stand in their order, with the times in between in which nothing was sent', () => {
  const attempts = [attempt('12:00:01'), attempt('12:00:12', 500), attempt('13:00:13', 202)]
  const steps = timelineOf({ ...fired, attempts })
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['fired', 'attempt', 'held', 'attempt', 'held', 'attempt'],
  )
  assert.deepEqual(
    steps.flatMap((step) => (step.kind === 'held' ? [step.milliseconds] : [])),
    [10_000, 3_600_000],
  )
  assert.deepEqual(
    steps.flatMap((step) => (step.kind === 'attempt' ? [[step.number, step.isTaken]] : [])),
    [
      [1, false],
      [2, false],
      [3, true],
    ],
  )
})

test('what is pending says when it goes on; what was held from the start says for how long', () => {
  const steps = timelineOf({
    ...fired,
    attempts: [attempt('14:00:00', 429)],
    nextAttemptAt: '2026-03-02T15:00:00Z',
  })
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['fired', 'held', 'attempt', 'next'],
  )
})

test('of attempts that are no longer kept, their number is told, and no interval made up', () => {
  const steps = timelineOf({ ...fired, earlierAttempts: 7, attempts: [attempt('20:00:00', 500)] })
  assert.deepEqual(
    steps.map((step) => (step.kind === 'attempt' ? step.number : step.kind)),
    ['fired', 'earlier', 8],
  )
})
