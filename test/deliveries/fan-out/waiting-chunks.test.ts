import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { calm, memoryEngine, recipients } from '../../support/memory-engine.js'

// Calls that hang are never timed out, so that limits alone decide what begins.
beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout'] })
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

test('however many events wait for their turn, few of the pages that were read for them stay in memory', async () => {
  const { counts, fire, pagesInMemory } = memoryEngine(recipients(1000))
  for (let i = 0; i < 60; i++) {
    void fire()
    await calm()
  }
  collectGarbage()
  assert.equal(counts.reads, 60)
  // Those of two that are under way, and the newest for all that wait.
  assert.ok(pagesInMemory() <= 3, `${pagesInMemory()} pages`)
})

test('sixty tenants, each with one flow that hangs, are called at the same time', async () => {
  const { counts, deliverSlice } = memoryEngine(recipients(1))
  for (let number = 0; number < 60; number++) void deliverSlice(number, 1)
  await calm()
  assert.equal(counts.admitted, 60)
})

test('a chunk that finds no room goes back to its queue, as one that may have been delivered, and never becomes poison', async () => {
  const { deliverSlice, putBack } = memoryEngine(recipients(1000))
  for (let number = 0; number < 3; number++) void deliverSlice(number)
  const fourth = deliverSlice(3)
  await calm()
  assert.deepEqual(putBack, [])
  // Less than the host's time limit.
  mock.timers.tick(299_000)
  await fourth
  assert.deepEqual(
    putBack.map(({ number, slices, again }) => ({ number, slices, again })),
    [{ number: 3, slices: 9, again: true }],
  )
})
