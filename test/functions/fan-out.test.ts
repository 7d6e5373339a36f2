import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fanOut } from '../../src/functions/fan-out.js'
import { newEvent, tenant } from '../support/deliveries.js'
import { runOnMessage } from '../support/run-function.js'

const one = newEvent()
const two = newEvent({ id: one.id.replaceAll('a', 'b') })
const message = { scope: tenant, eventIds: [one.id, two.id] }

const run = async (raw: unknown, found = [one, two], dequeueCount = 1) => {
  const steps: unknown[] = []
  const lines = await runOnMessage(
    fanOut,
    {
      events: {
        getAll: (scope, eventIds) => {
          steps.push(['get', scope, eventIds])
          return Promise.resolve(found)
        },
      },
      fanOut: (events, again, _log, leg) => {
        steps.push(['fan out', events, again, ...(leg ? [leg] : [])])
        return Promise.resolve()
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

test('all events of a fire are read, and fanned out, together', async () => {
  const { steps, lines } = await run(message)
  assert.deepEqual(steps, [
    ['get', tenant, message.eventIds],
    ['fan out', [one, two], false],
  ])
  assert.deepEqual(lines, [])
})

test('an event that is gone is logged as missing; the others are fanned out', async () => {
  const { steps, lines } = await run(message, [two])
  assert.deepEqual(steps.at(-1), ['fan out', [two], false])
  assert.deepEqual(lines, [
    { level: 'error', fields: { event: 'event.missing', eventId: one.id, queue: 'fan-out' } },
  ])
})

for (const [why, raw, dequeueCount] of [
  ['was handed out before', message, 2],
  ['says so', { ...message, again: true }, 1],
] as const) {
  test(`events may have been fanned out before when their message ${why}`, async () => {
    const { steps } = await run(raw, [one, two], dequeueCount)
    assert.deepEqual(steps.at(-1), ['fan out', [one, two], true])
  })
}

test('a leg of a fan-out is passed on', async () => {
  const leg = { number: 3, from: '3', before: '4' }
  const { steps } = await run({ scope: 'all', eventIds: [one.id], leg }, [one])
  assert.deepEqual(steps.at(-1), ['fan out', [one], false, leg])
})

test('a message that names no event is set aside', async () => {
  const { steps, lines } = await run({ scope: tenant, eventIds: [] })
  assert.deepEqual(steps, [['poison', 'fan-out', { scope: tenant, eventIds: [] }]])
  assert.equal(lines[0]?.fields.event, 'message.refused')
})

test('a fault of ours is passed on, so that the message comes back', async () => {
  const parts = { events: { getAll: () => Promise.reject(new Error('storage')) }, queues: {} }
  await assert.rejects(runOnMessage(fanOut, parts, message), /storage/)
})
