import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChunkRun, DeliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import type { WeightedLimiter } from '../../../src/deliveries/limits/weighted-limiter.js'
import { admitChunk } from '../../../src/deliveries/fan-out/admit-chunk.js'
import { sliceSize } from '../../../src/delivery-store/plan.js'
import { newEvent, noon, secondsAfterNoon, spread, tenant } from '../../support/deliveries.js'
import { loggedContext } from '../../support/log-lines.js'

const whole = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }

/** Delivers a chunk whose turn comes after some seconds; answers what it weighed and how it ran. */
const deliver = async (run: ChunkRun, afterSeconds = 0) => {
  const weights: number[] = []
  const runs: ChunkRun[] = []
  let seconds = 0
  const limiter: WeightedLimiter = (weight, start) => {
    weights.push(weight)
    seconds += afterSeconds
    return start(() => undefined)
  }
  const write: DeliverChunk = (_event, _chunk, each) => Promise.resolve(void runs.push(each))
  const { log } = loggedContext()
  await admitChunk(
    write,
    () => limiter,
    () => secondsAfterNoon(seconds),
  )(newEvent(), whole, run, log)
  return { weight: weights[0], read: runs[0]?.recipients, again: runs[0]?.again }
}

test('a chunk weighs as much as it has deliveries, or as a slice is meant to hold', async () => {
  const three = spread(3)
  assert.deepEqual(await deliver({ again: false, recipients: three }), {
    weight: 3,
    read: three,
    again: false,
  })
  assert.equal((await deliver({ again: false, recipients: [] })).weight, 1)
  assert.deepEqual(await deliver({ again: true }), {
    weight: sliceSize,
    read: undefined,
    again: true,
  })
})

test('subscriptions that were read long before its turn are read again', async () => {
  const run = { again: false, recipients: spread(2) }
  assert.equal((await deliver(run, 29)).read?.length, 2)
  assert.equal((await deliver(run, 31)).read, undefined)
})

test('a chunk goes into the pool for chunks of its weight', async () => {
  const weights: number[] = []
  const { log } = loggedContext()
  const run = admitChunk(
    () => Promise.resolve(),
    (weight) => (_weight, start) => {
      weights.push(weight)
      return start(() => undefined)
    },
    () => noon,
  )
  await run(newEvent(), whole, { again: false, recipients: spread(50) }, log)
  await run(newEvent(), whole, { again: false, recipients: spread(51) }, log)
  assert.deepEqual(weights, [50, 51])
})
