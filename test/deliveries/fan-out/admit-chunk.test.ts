import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChunkRun, DeliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import { admitChunk, type AdmitChunk } from '../../../src/deliveries/fan-out/admit-chunk.js'
import { recipientPage } from '../../../src/deliveries/fan-out/recipient-page.js'
import type { Chunk } from '../../../src/delivery-store/plan.js'
import { usualSizes } from '../../../src/storage/sizes.js'
import { newEvent, noon, secondsAfterNoon, spread, tenant } from '../../support/deliveries.js'
import { loggedContext } from '../../support/log-lines.js'

const event = newEvent()
const whole: Chunk = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }
const { log } = loggedContext()
const queues = { deliver: () => Promise.reject(new Error('It was admitted')) }
const keep = () => () => undefined

type Run = Parameters<AdmitChunk>[2]

/** Delivers a chunk whose turn comes after some seconds; answers what it weighed and how it ran. */
const deliver = async (run: Run, afterSeconds = 0, chunk = whole) => {
  const weights: number[] = []
  const runs: ChunkRun[] = []
  let seconds = 0
  const write: DeliverChunk = (_event, _chunk, each) => Promise.resolve(void runs.push(each))
  await admitChunk({
    deliverChunk: write,
    poolFor: () => ({
      keep,
      admit: (weight, start) => {
        weights.push(weight)
        seconds += afterSeconds
        return start(() => undefined)
      },
    }),
    queues,
    now: () => secondsAfterNoon(seconds),
  })(event, chunk, run, log)
  return { weight: weights[0], read: runs[0]?.recipients, again: runs[0]?.again }
}

test('a chunk weighs as much as it has deliveries', async () => {
  const three = spread(3)
  assert.deepEqual(await deliver({ again: false, page: recipientPage(three) }), {
    weight: 3,
    read: three,
    again: false,
  })
  assert.equal((await deliver({ again: false, page: recipientPage([]) })).weight, 1)
})

test('where they were not read, it weighs what was counted as it was planned, a slice at most', async () => {
  const weightOf = async (expected: number) =>
    (await deliver({ again: false }, 0, { ...whole, expected })).weight
  assert.deepEqual(await Promise.all([0, 1, 500, 5000].map(weightOf)), [
    1,
    1,
    500,
    usualSizes.slice,
  ])
})

test('a chunk of a message of before, which does not say, weighs as much as a slice is meant to hold', async () => {
  assert.deepEqual(await deliver({ again: true }), {
    weight: usualSizes.slice,
    read: undefined,
    again: true,
  })
})

test('subscriptions that were read long before its turn are read again', async () => {
  const run = { again: false, page: recipientPage(spread(2)) }
  assert.equal((await deliver(run, 29)).read?.length, 2)
  assert.equal((await deliver(run, 31)).read, undefined)
})

test('subscriptions that were let go while it waited are read again', async () => {
  const page = recipientPage(spread(2))
  page.letGo()
  assert.deepEqual(await deliver({ again: false, page }), {
    weight: 2,
    read: undefined,
    again: false,
  })
})

test('a chunk goes into the pool for chunks of its weight, and keeps its page only while it waits', async () => {
  const steps: string[] = []
  const run = admitChunk({
    deliverChunk: () => Promise.resolve(void steps.push('deliver')),
    poolFor: (weight) => ({
      keep: ({ size }) => {
        steps.push(`keep ${size}`)
        return () => void steps.push('let go')
      },
      admit: (_weight, start) => {
        steps.push(`admit ${weight}`)
        return start(() => undefined)
      },
    }),
    queues,
    now: () => noon,
  })
  await run(event, whole, { again: false, page: recipientPage(spread(50)) }, log)
  assert.deepEqual(steps, ['keep 50', 'admit 50', 'let go', 'deliver'])
})

test('a chunk that is not admitted in time is put back on the queue, as what it is, and was not delivered', async () => {
  const queued: unknown[] = []
  let kept = 0
  const run = admitChunk({
    deliverChunk: () => Promise.reject(new Error('It was not admitted')),
    poolFor: () => ({
      admit: () => Promise.resolve(undefined),
      keep: () => {
        kept++
        return () => {
          kept--
        }
      },
    }),
    queues: { deliver: (...given) => Promise.resolve(void queued.push(given)) },
    now: () => noon,
  })
  await run(event, whole, { again: false, page: recipientPage(spread(7)) }, log)
  const message = { ...whole, scope: event.scope, eventId: event.id, expected: 7, again: true }
  assert.deepEqual(queued, [[message, 1]])
  assert.equal(kept, 0)
})
