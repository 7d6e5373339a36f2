import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChunkRun, DeliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import { admitChunk, type AdmitChunk } from '../../../src/deliveries/fan-out/admit-chunk.js'
import type { Chunk } from '../../../src/delivery-store/plan.js'
import { usualSizes } from '../../../src/storage/sizes.js'
import type { RecipientPage } from '../../../src/deliveries/fan-out/recipient-page.js'
import { newEvent, spread, tenant } from '../../support/deliveries.js'
import { loggedContext } from '../../support/log-lines.js'
import { pageOf } from '../../support/recipient-pages.js'

const event = newEvent()
const whole: Chunk = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }
const { log } = loggedContext()
const queues = { deliver: () => Promise.reject(new Error('It was admitted')) }

/** What waits has its own page, however long. */
const pages = {
  wait: (page: RecipientPage) => ({
    recipients: () => Promise.resolve(page.recipients()),
    end: () => undefined,
  }),
}

type Run = Parameters<AdmitChunk>[2]

/** Delivers a chunk; answers what it weighed and how it ran. */
const deliver = async (run: Run, chunk = whole) => {
  const weights: number[] = []
  const runs: ChunkRun[] = []
  const write: DeliverChunk = (_event, _chunk, each) => Promise.resolve(void runs.push(each))
  await admitChunk({
    deliverChunk: write,
    admitTo: () => (weight, start) => {
      weights.push(weight)
      return start(() => undefined)
    },
    pages,
    queues,
  })(event, chunk, run, log)
  return { weight: weights[0], read: runs[0]?.recipients, again: runs[0]?.again }
}

test('a chunk weighs as much as it has deliveries', async () => {
  const three = spread(3)
  assert.deepEqual(await deliver({ again: false, page: pageOf(3, { recipients: three }) }), {
    weight: 3,
    read: three,
    again: false,
  })
  assert.equal((await deliver({ again: false, page: pageOf(0) })).weight, 1)
})

test('an event for all tenants that is of none waits for no room, and is never put back: no message could name its chunk', async () => {
  const run = await deliver({ again: true, recipients: [] }, { ...whole, tenantId: 'all' })
  assert.deepEqual(run, { weight: undefined, read: [], again: true })
})

test('where it is known that there are none, none are looked for', async () => {
  assert.deepEqual(await deliver({ again: false, recipients: [] }), {
    weight: 1,
    read: [],
    again: false,
  })
})

test('where they were not read, it weighs what was counted as it was planned, a slice at most', async () => {
  const weightOf = async (expected: number) =>
    (await deliver({ again: false }, { ...whole, expected })).weight
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

test('a chunk goes into the pool for chunks of its weight, and keeps its page only while it waits', async () => {
  const steps: string[] = []
  const run = admitChunk({
    deliverChunk: () => Promise.resolve(void steps.push('deliver')),
    admitTo: (weight) => (_weight, start) => {
      steps.push(`admit ${weight}`)
      return start(() => undefined)
    },
    pages: {
      wait: ({ size }) => {
        steps.push(`wait ${size}`)
        return { ...pages.wait(pageOf(size)), recipients: () => turn() }
      },
    },
    queues,
  })
  const turn = () => Promise.resolve(void steps.push('turn'))
  await run(event, whole, { again: false, page: pageOf(50) }, log)
  assert.deepEqual(steps, ['wait 50', 'admit 50', 'turn', 'deliver'])
})

test('a chunk that is not admitted in time is put back on the queue, as what it is, and was not delivered', async () => {
  const queued: unknown[] = []
  let waiting = 0
  const run = admitChunk({
    deliverChunk: () => Promise.reject(new Error('It was not admitted')),
    admitTo: () => () => Promise.resolve(undefined),
    pages: {
      wait: (page) => {
        waiting++
        return { ...pages.wait(page), end: () => waiting-- }
      },
    },
    queues: { deliver: (...given) => Promise.resolve(void queued.push(given)) },
  })
  await run(event, whole, { again: false, page: pageOf(7) }, log)
  const message = { ...whole, scope: event.scope, eventId: event.id, expected: 7, again: true }
  assert.deepEqual(queued, [[message, 1]])
  assert.equal(waiting, 0)
})
