import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { fanOut, type FanOutParts } from '../../../src/deliveries/fan-out/fan-out.js'
import type { Plan } from '../../../src/delivery-store/plan.js'
import type { Event } from '../../../src/events/event.js'
import { newEventId } from '../../../src/events/event-id.js'
import { pageSize } from '../../../src/storage/table-query.js'
import { firstOf, newEvent, noon, spread, tenant } from '../../support/deliveries.js'
import { noLegs } from '../../support/engine.js'
import { loggedContext } from '../../support/log-lines.js'
import { pagesOver } from '../../support/recipient-pages.js'

const batch = (count: number): Event[] =>
  Array.from({ length: count }, () => newEvent({ id: newEventId('instore', noon) }))

interface World {
  readonly subscriptions?: number
  /** Events of which the only chunk is recorded. */
  readonly recorded?: readonly string[]
  readonly plans?: ReadonlyMap<string, Plan>
  readonly deliverChunk?: FanOutParts['deliverChunk']
}

const setUp = ({ subscriptions = 1, recorded = [], plans = new Map(), deliverChunk }: World) => {
  const delivered: string[] = []
  const queued: string[] = []
  let reads = 0
  const run = fanOut({
    now: () => noon,
    serves: () => true,
    subscriptions: {
      tenantPage: () => {
        throw new Error('Not for one tenant')
      },
    },
    pages: pagesOver({
      firstRecipients: () => {
        reads++
        return Promise.resolve(firstOf(spread(subscriptions)))
      },
    }),
    deliveries: {
      ...noLegs,
      plan: ({ eventId }) => Promise.resolve(plans.get(eventId)),
      addPlan: (_event, plan) => Promise.resolve(plan),
      tally: ({ eventId }) =>
        Promise.resolve({
          chunks: plans.has(eventId) ? 2 : recorded.includes(eventId) ? 1 : undefined,
          recorded: new Set(recorded.includes(eventId) ? [0] : []),
          matched: 0,
          states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
        }),
    },
    queues: {
      fanOut: () => Promise.reject(new Error('Not for one tenant')),
      deliver: ({ eventId, number }) => {
        queued.push(`${eventId} ${number}`)
        return Promise.resolve()
      },
    },
    deliverChunk:
      deliverChunk ??
      (({ id }) => {
        delivered.push(id)
        return Promise.resolve()
      }),
  })
  const { log } = loggedContext()
  return {
    run: (events: readonly Event[], again = false) => run(events, again, log),
    delivered,
    queued,
    reads: () => reads,
  }
}

const idsOf = (events: readonly Event[]) => events.map(({ id }) => id)

test('the subscriptions are read once for all events of a batch', async () => {
  const { run, delivered, reads } = setUp({ subscriptions: pageSize })
  const events = batch(50)
  await run(events)
  assert.deepEqual([delivered, reads()], [idsOf(events), 1])
})

test('each event of a batch to more subscriptions than a page holds has its own plan and chunks', async () => {
  const { run, delivered, queued, reads } = setUp({ subscriptions: pageSize + 1 })
  const events = batch(3)
  await run(events)
  assert.deepEqual([delivered, reads()], [[], 1])
  for (const id of idsOf(events)) {
    assert.ok(queued.includes(`${id} 0`))
    assert.ok(queued.includes(`${id} 1`))
  }
})

test('events of a batch are delivered at the same time', async () => {
  let underWay = 0
  let most = 0
  const { run } = setUp({
    deliverChunk: async () => {
      most = Math.max(most, ++underWay)
      await setImmediate()
      underWay--
    },
  })
  await run(batch(10))
  assert.equal(most, 10)
})

test('a second run of a batch takes up each event where it was left', async () => {
  const events = batch(4)
  const [recorded = '', planned = '', ...fresh] = idsOf(events)
  const plans = new Map([[planned, { parts: [{ tenantId: tenant, slices: 2 }] }]])
  const { run, delivered, queued, reads } = setUp({ recorded: [recorded], plans })
  await run(events, true)
  assert.deepEqual(delivered, [recorded, ...fresh])
  assert.deepEqual(queued, [`${planned} 0`, `${planned} 1`])
  assert.equal(reads(), 1)
})

test('a second run of a batch that was delivered reads no subscriptions', async () => {
  const events = batch(3)
  const { run, delivered, reads } = setUp({ recorded: idsOf(events) })
  await run(events, true)
  assert.deepEqual([delivered, reads()], [idsOf(events), 0])
})

test('one event whose record fails fails the message, once the others are done', async () => {
  const events = batch(5)
  const done: string[] = []
  const { run } = setUp({
    deliverChunk: async ({ id }) => {
      if (id === events[1]?.id) throw new Error('storage')
      await setImmediate()
      done.push(id)
    },
  })
  await assert.rejects(run(events), /storage/)
  assert.equal(done.length, 4)
})

test('a batch of none is nothing to do', async () => {
  const { run, reads } = setUp({})
  await run([])
  assert.equal(reads(), 0)
})
