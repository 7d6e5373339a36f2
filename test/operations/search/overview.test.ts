import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tally } from '../../../src/delivery-store/tally.js'
import { overview } from '../../../src/operations/search/overview.js'
import type { CountedEvent, EventSearch } from '../../../src/operations/search/search-events.js'
import type { Subscription } from '../../../src/subscriptions/subscription.js'
import {
  newEvent,
  noon,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { keptSubscription } from '../../support/subscriptions.js'

const states = { delivered: 1, pending: 0, parked: 0, deadLettered: 0, retired: 0 }
const tally: Tally = { chunks: 1, recorded: new Set([0]), matched: 1, states }
const event = (seconds: number, pending = 0): CountedEvent => ({
  event: newEvent({ firedAt: secondsAfterNoon(seconds) }),
  tally: { ...tally, matched: 1 + pending, states: { ...states, pending } },
})

const look = async (
  pages: readonly (readonly CountedEvent[])[],
  subscriptions: readonly Subscription[] = [],
) => {
  const asked: EventSearch[] = []
  const reads: string[] = []
  const shown = await overview({
    searchEvents: (search, _, after = '0') => {
      asked.push(search)
      const place = Number(after)
      const more = place + 1 < pages.length
      return Promise.resolve({
        events: pages[place] ?? [],
        ...(more ? { next: String(place + 1) } : {}),
      })
    },
    subscriptions: {
      healths: () =>
        Promise.resolve({ healths: subscriptions.map(({ health }) => health), isWhole: true }),
      unhealthy: async function* (of) {
        assert.equal(of, tenant)
        reads.push('unhealthy')
        yield* await Promise.resolve(subscriptions)
      },
      get: (of, id) => {
        assert.equal(of, tenant)
        reads.push(id)
        return Promise.resolve(subscriptions.find((each) => each.id === id))
      },
    },
    circuitPolicy: { failures: 3, disableAfterHours: 100 },
    now: () => secondsAfterNoon(600),
  })(tenant)
  return { asked, reads, shown }
}

test('the last day is told hour by hour, the oldest first, with what is pending the longest', async () => {
  const { asked, shown } = await look([[event(60), event(5)], [event(-7200, 2)]])
  assert.deepEqual(asked[0], {
    ...{ scopes: [tenant, 'all'], tenantId: tenant, from: new Date('2026-03-01T13:00:00Z') },
  })
  assert.equal(shown.hours.length, 24)
  assert.deepEqual(shown.hours.at(-1), {
    ...{ from: noon.toISOString(), events: 2, matched: 2, ...states, delivered: 2 },
  })
  assert.deepEqual([shown.hours.at(-3)?.events, shown.hours.at(-3)?.pending], [1, 2])
  assert.equal(shown.oldestPendingAt, secondsAfterNoon(-7200).toISOString())
  assert.equal(shown.isWhole, true)
})

test('of very many events, only the newest are counted, and that is said', async () => {
  const { asked, shown } = await look(
    Array.from({ length: 50 }, () => Array.from({ length: 500 }, () => event(1))),
  )
  assert.equal(asked.length, 4)
  assert.deepEqual([shown.isWhole, shown.hours.at(-1)?.events], [false, 2000])
})

const failed = (hours: number, failures = 9, since = noon) => ({
  failures,
  failingSince: since,
  failedAt: new Date(since.getTime() + hours * 3_600_000),
})

test('callbacks are counted by how they are', async () => {
  const { shown } = await look(
    [[]],
    [
      keptSubscription(1),
      keptSubscription(2, { health: { disabledAt: noon } }),
      keptSubscription(3, { health: failed(10, 3) }),
      keptSubscription(4, { health: failed(60, 9) }),
      keptSubscription(5, { health: { parkedSince: noon } }),
    ],
  )
  assert.deepEqual(shown.subscriptions, {
    ...{ active: 1, onProbation: 2, off: 1, disabled: 1, nearlyDisabled: 1 },
  })
  assert.equal(shown.oldestPendingAt, null)
})

test('where nothing is about to be disabled, nobody is looked up', async () => {
  const { reads, shown } = await look([[]], [keptSubscription(1, { health: failed(49) })])
  assert.deepEqual([reads, shown.disabledSoon], [[], []])
})

test('what is about to be disabled is named, the next one first, with how far it is and by when', async () => {
  const context = { workflowName: 'Tell me what arrived' }
  const { reads, shown } = await look(
    [[]],
    [
      keptSubscription(1, { health: failed(50), context }),
      keptSubscription(2, { health: failed(49.9) }),
      keptSubscription(3, { health: failed(99.9, 9, secondsAfterNoon(-3600)), context: {} }),
      keptSubscription(4, { health: { ...failed(100), disabledAt: noon } }),
    ],
  )
  const [next, last] = shown.disabledSoon
  assert.deepEqual(next, {
    ...{ subscriptionId: subscriptionNumber(3), eventType: 'instore', oid: 'alix' },
    ...{ flowName: null, flowUrl: null, percent: 99 },
    failingSince: secondsAfterNoon(-3600).toISOString(),
    disabledFrom: secondsAfterNoon(99 * 3600).toISOString(),
  })
  assert.deepEqual([last?.flowName, last?.percent], ['Tell me what arrived', 50])
  // Nobody else is looked up.
  assert.deepEqual(reads, ['unhealthy', ...[3, 1].map(subscriptionNumber)])
})

test('of very many that are about to be disabled all are counted, and twenty named', async () => {
  const many = Array.from({ length: 30 }, (_, i) => keptSubscription(i, { health: failed(60) }))
  const { reads, shown } = await look([[]], many)
  assert.deepEqual(
    [shown.subscriptions.nearlyDisabled, shown.disabledSoon.length, reads.length],
    [30, 20, 21],
  )
})
