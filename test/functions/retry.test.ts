import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retry } from '../../src/functions/retry.js'
import { newEvent, noon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { runOnMessage } from '../support/run-function.js'

const event = newEvent()
const message = {
  scope: tenant,
  eventId: event.id,
  chunk: 0,
  subscriptionId: subscriptionNumber(1),
  attempt: 2,
  dueAt: noon.toISOString(),
}

const run = async (raw: unknown, found: readonly (typeof event)[] = [event], dequeueCount = 1) => {
  const steps: unknown[] = []
  const lines = await runOnMessage(
    retry,
    {
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
      retryDelivery: (of, asked) => {
        steps.push(['retry', of, asked])
        return Promise.resolve(undefined)
      },
    },
    raw,
    dequeueCount,
  )
  return { steps, lines }
}

test('one more attempt is made, the one that the message names', async () => {
  const { steps, lines } = await run(message)
  assert.deepEqual(steps, [
    ['get', tenant, event.id],
    ['retry', event, message],
  ])
  assert.deepEqual(lines, [])
})

test('an attempt may have been made before when its message was handed out before', async () => {
  const { steps } = await run(message, [event], 2)
  assert.deepEqual(steps.at(-1), ['retry', event, { ...message, again: true }])
})

test('an event that is gone is logged as missing, and no attempt is made', async () => {
  const { steps, lines } = await run(message, [])
  assert.deepEqual(steps, [['get', tenant, event.id]])
  assert.deepEqual(lines, [
    { level: 'error', fields: { event: 'event.missing', eventId: event.id, queue: 'retries' } },
  ])
})

test('a message that names no attempt is set aside', async () => {
  const { attempt: _, ...incomplete } = message
  const { steps, lines } = await run(incomplete)
  assert.deepEqual(steps, [['poison', 'retries', incomplete]])
  assert.equal(lines[0]?.fields.event, 'message.refused')
})

test('a fault of ours is passed on, so that the message comes back', async () => {
  const parts = {
    events: { get: () => Promise.resolve(event) },
    queues: {},
    retryDelivery: () => Promise.reject(new Error('storage')),
  }
  await assert.rejects(runOnMessage(retry, parts, message), /storage/)
})
