import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newEventId } from '../../src/events/event-id.js'
import { lookAtBacklog } from '../../src/operations/look-at-backlog.js'
import type { FrontMessage, QueueFront } from '../../src/queues/queue-fronts.js'
import type { OperationalEvent } from '../../src/operational-events/fire-operational.js'
import { noon, secondsAfterNoon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { loggedContext } from '../support/log-lines.js'

const minutesAgo = (minutes: number) => secondsAfterNoon(-60 * minutes)
const eventAt = (minutes: number) => newEventId('instore', minutesAgo(minutes))

/** What is told of one message at the front of a queue, that was queued a minute ago. */
const look = async (message: FrontMessage['message'], front: Partial<QueueFront> = {}) => {
  const fired: OperationalEvent[] = []
  const { log, lines } = loggedContext()
  const fronts = [
    { queue: 'retries', messages: 7, next: [{ message, queuedAt: minutesAgo(1) }], ...front },
  ] satisfies QueueFront[]
  await lookAtBacklog({
    queues: { fronts: () => Promise.resolve(fronts) },
    now: () => noon,
    fireOperational: (event) => {
      fired.push(event)
      return Promise.resolve()
    },
  })(log)
  return { fired, lines: lines.map(({ fields }) => fields) }
}

const chunk = (minutes: number) => ({
  ...{ scope: tenant, eventId: eventAt(minutes), tenantId: tenant },
  ...{ number: 0, chunks: 1, slice: 0, slices: 1 },
})

test('an event that has waited for more than five minutes is told, to all operators, once in an hour', async () => {
  const { fired, lines } = await look(chunk(12), { queue: 'deliveries' })
  assert.deepEqual(fired, [
    {
      name: 'operations.backlog',
      scope: 'all',
      payload: {
        ...{ queue: 'deliveries', messages: 7, minutes: 12 },
        dueSince: minutesAgo(12).toISOString(),
      },
      once: 'backlog 2026-03-02T12',
    },
  ])
  assert.deepEqual(lines, [
    { event: 'backlog.late', queue: 'deliveries', messages: 7, minutes: 12 },
  ])
})

const onTime: readonly [string, FrontMessage['message']][] = [
  ['an event of a moment ago', chunk(4)],
  ['a message that is not ours', undefined],
  ['an event that was swept just now', { scope: tenant, eventIds: [eventAt(90)], again: true }],
  ['a chunk that was taken back from the poison queue just now', { ...chunk(90), redriven: 2 }],
  ['a release', { tenantId: tenant, subscriptionId: subscriptionNumber(1), since: '2026-01-01' }],
]

for (const [name, message] of onTime)
  test(`${name} is nothing to tell`, async () => {
    assert.deepEqual(await look(message), { fired: [], lines: [] })
  })

test('a retry is late since its time, or since it was queued where it waited for its callback until then', async () => {
  const retry = {
    ...{ scope: tenant, eventId: eventAt(600), chunk: 0, attempt: 2 },
    subscriptionId: subscriptionNumber(1),
  }
  const minutesOf = async (due: number, queued: number) => {
    const message = { ...retry, dueAt: minutesAgo(due).toISOString() }
    const next = [{ message, queuedAt: minutesAgo(queued) }]
    return (await look(message, { next })).fired[0]?.payload.minutes
  }
  assert.equal(await minutesOf(1, 300), undefined)
  assert.equal(await minutesOf(6, 300), 6)
  assert.equal(await minutesOf(120, 1), undefined)
  assert.equal(await minutesOf(120, 7), 7)
})

test('the oldest event of a message counts, and so does what should have been queued long ago', async () => {
  const fires = { fires: [eventAt(1), eventAt(9)].map((id) => ({ scope: tenant, eventIds: [id] })) }
  assert.equal((await look(fires)).fired[0]?.payload.minutes, 9)
  const { fired } = await look(undefined, { next: [], overdueSince: minutesAgo(30) })
  assert.equal(fired[0]?.payload.minutes, 30)
})

test('a look that fails is logged, and nobody else fails with it', async () => {
  const { log, events } = loggedContext()
  const fronts = () => Promise.reject(new Error('storage'))
  await lookAtBacklog({ queues: { fronts }, now: () => noon })(log)
  assert.deepEqual(events(), ['operations.untold'])
})
