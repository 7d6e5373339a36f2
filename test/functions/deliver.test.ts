import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliver } from '../../src/functions/deliver.js'
import { newEvent, tenant } from '../support/deliveries.js'
import { runOnMessage } from '../support/run-function.js'

const event = newEvent()
const chunk = { number: 2, chunks: 5, tenantId: tenant, slice: 1, slices: 4 }
const message = { scope: tenant, eventId: event.id, ...chunk }

const run = async (raw: unknown, dequeueCount = 1, found: readonly (typeof event)[] = [event]) => {
  const steps: unknown[] = []
  const lines = await runOnMessage(
    deliver,
    {
      deliverChunk: (of, { number, chunks, tenantId, slice, slices }, how) => {
        steps.push(['deliver', of, { number, chunks, tenantId, slice, slices }, how])
        return Promise.resolve()
      },
      events: {
        get: (scope, eventId) => {
          steps.push(['get', scope, eventId])
          return Promise.resolve(found[0])
        },
      },
      queues: {
        poison: (...given) => {
          steps.push(['poison', ...given])
          return Promise.resolve()
        },
      },
    },
    raw,
    dequeueCount,
  )
  return { steps, lines }
}

test('a chunk of an event is delivered', async () => {
  const { steps, lines } = await run(message)
  assert.deepEqual(steps, [
    ['get', tenant, event.id],
    ['deliver', event, chunk, { again: false }],
  ])
  assert.deepEqual(lines, [])
})

for (const [why, raw, dequeueCount] of [
  ['was handed out before', message, 2],
  ['says so', { ...message, again: true }, 1],
] as const) {
  test(`a chunk may have been delivered before when its message ${why}`, async () => {
    const { steps } = await run(raw, dequeueCount)
    assert.deepEqual(steps.at(-1), ['deliver', event, chunk, { again: true }])
  })
}

test('an event that is gone is logged as missing, and nothing is delivered', async () => {
  const { steps, lines } = await run(message, 1, [])
  assert.deepEqual(steps, [['get', tenant, event.id]])
  assert.deepEqual(lines, [
    {
      level: 'error',
      fields: { event: 'event.missing', eventId: event.id, queue: 'deliveries' },
    },
  ])
})

test('a message of another queue is set aside', async () => {
  const other = { scope: tenant, eventIds: [event.id] }
  const { steps, lines } = await run(other)
  assert.deepEqual(steps, [['poison', 'deliveries', other]])
  assert.equal(lines[0]?.fields.event, 'message.refused')
})

test('a fault of ours is passed on, so that the message comes back', async () => {
  const parts = {
    deliverChunk: () => Promise.reject(new Error('storage')),
    events: { get: () => Promise.resolve(event) },
    queues: {},
  }
  await assert.rejects(runOnMessage(deliver, parts, message), /storage/)
})
