import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findDeadLetters,
  type SearchRun,
} from '../../src/delivery-store/dead-letters/find-dead-letters.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { newEventIds } from '../../src/events/event-id.js'
import { allRows } from '../../src/storage/table-query.js'
import { deadAtOnce, exhausted, record } from '../support/dead-letters.js'
import {
  failedOnce,
  newAttempt,
  newDelivery,
  secondsAfterNoon,
  subscriptionNumber,
  tenantNumber,
} from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'

const table = useStorage().table('deliveries')
const deliveries = tableDeliveries(table)
const find = findDeadLetters(table)
const asOf = secondsAfterNoon(3600)

const parked = newDelivery(5, {
  ...{ state: 'parked', firstState: 'parked' },
  ...{ attempts: [newAttempt({ status: 404 })], dueAt: secondsAfterNoon(600) },
})
const recovered: Delivery = {
  ...failedOnce(3),
  state: 'delivered',
  attempts: [newAttempt(), newAttempt()],
}

/** What became of each event of five: one that all have, and more of the later ones. */
const became: readonly (readonly Delivery[])[] = [
  [deadAtOnce(1)],
  [deadAtOnce(1), failedOnce(2), recovered],
  [exhausted(4), parked],
  [deadAtOnce(1), deadAtOnce(2), recovered, exhausted(4), parked],
  [],
]

/** All that is to be known of such events. */
const lookAt = async (tenantId: string, ids: readonly string[]) => {
  const keys = ids.map((eventId) => ({ scope: tenantId, eventId }))
  const [newest = '', oldest = ''] = [ids.at(-1), ids[0]]
  const dead = async (query: { subscriptionId?: string }, limit: number) => {
    const found: Delivery[] = []
    for (let run: SearchRun | undefined = { asOf }; run;) {
      const { deadLetters, next } = await find({ tenantId, ...query }, run, limit)
      found.push(...deadLetters.map(({ delivery }) => delivery))
      run = next && { asOf, position: next }
    }
    return found
  }
  const to = { tenantId, scope: tenantId, subscriptionId: subscriptionNumber(4) }
  const part = { tenantId, from: '', most: 3 }
  return {
    tallies: await Promise.all(keys.map((key) => deliveries.tally(key))),
    together: await deliveries.tallies(tenantId, newest, oldest),
    some: await deliveries.tallies(tenantId, ids[2] ?? '', ids[1] ?? ''),
    waiting: await Promise.all(keys.map((key) => deliveries.waiting(key))),
    parked: await deliveries.parked(tenantId, 'instore', secondsAfterNoon(-60)),
    dead: await Promise.all([1, 2, 500].map((limit) => dead({}, limit))),
    deadOfOne: await dead({ subscriptionId: subscriptionNumber(4) }, 2),
    slices: await Promise.all(keys.map((key) => deliveries.slice(key, tenantId, ''))),
    inState: await Promise.all(
      keys.map((key) => deliveries.inState(key, { ...part, state: 'deadLettered' })),
    ),
    to: await deliveries.to({ ...to, eventIds: ids.toReversed() }),
    toDead: await deliveries.to({ ...to, eventIds: ids.toReversed(), states: ['deadLettered'] }),
    each: await Promise.all(
      keys.map((key) =>
        deliveries.get(key, 0, subscriptionNumber(4)).then((found) => found?.delivery),
      ),
    ),
  }
}

/** The same, with numbers in place of the events' ids. */
const lookAtNumbered = async (tenantId: string, ids: readonly string[]) => {
  // What is found at the same time comes in any order.
  const plain = (_: string, value: unknown) => {
    if (value instanceof Map)
      return Object.fromEntries([...(value as Map<string, unknown>)].sort()) as unknown
    return value instanceof Set ? [...(value as Set<unknown>)] : value
  }
  const text = JSON.stringify(await lookAt(tenantId, ids), plain)
  return JSON.parse(
    ids
      .reduce((rest, id, i) => rest.replaceAll(id, `event ${i}`), text)
      .replaceAll(tenantId, 'tenant'),
  ) as unknown
}

const alone = became.map((_, i) => newEventIds('instore', secondsAfterNoon(i), 1)).flat()
const together = newEventIds('instore', secondsAfterNoon(0), became.length)
const [aloneTenant, togetherTenant] = [tenantNumber(731), tenantNumber(732)]
const pairs = [
  [aloneTenant, alone],
  [togetherTenant, together],
] as const

test('all is known of events that were fired together that is known of those that were fired one by one', async () => {
  for (const [tenantId, ids] of pairs)
    await Promise.all(
      became.map((of, i) =>
        record(deliveries, { scope: tenantId, eventId: ids[i] ?? '' }, of, { tenantId }),
      ),
    )
  const [one, other] = await Promise.all(
    pairs.map(([tenantId, ids]) => lookAtNumbered(tenantId, ids)),
  )
  assert.deepEqual(other, one)
  assert.ok(JSON.stringify(one).length > 5000)
})

test('what is added to one of them later is its own', async () => {
  for (const [tenantId, ids] of pairs) {
    const key = { scope: tenantId, eventId: ids[1] ?? '' }
    const late = { ...key, tenantId, subscriptionId: subscriptionNumber(9), dueAt: asOf }
    const added = await deliveries.addLate(late)
    assert.deepEqual(await deliveries.addLate(late), added)
    assert.equal(await deliveries.update({ ...added, state: 'delivered' }, undefined), false)
    const plan = { parts: [{ tenantId, slices: 3 }] }
    const planned = { scope: tenantId, eventId: ids[4] ?? '' }
    assert.deepEqual(await deliveries.addPlan(planned, plan), plan)
    assert.deepEqual(await deliveries.addPlan(planned, { parts: [] }), plan)
  }
  const [one, other] = await Promise.all(
    pairs.map(([tenantId, ids]) => lookAtNumbered(tenantId, ids)),
  )
  assert.deepEqual(other, one)
})

test('a record is kept once, also among others that are kept at the same time', async () => {
  const tenantId = tenantNumber(733)
  const ids = newEventIds('instore', secondsAfterNoon(0), 10)
  const keep = (eventId: string, delivery: Delivery) =>
    deliveries.addChunk({
      ...{ scope: tenantId, eventId, chunk: { number: 0, chunks: 1, tenantId } },
      deliveries: [{ ...delivery, eventId, scope: tenantId, tenantId }],
    })
  const [first = '', second = ''] = ids
  assert.equal(await keep(second, deadAtOnce(1)), true)
  const kept = await Promise.all(ids.map((id) => keep(id, failedOnce(1))))
  assert.deepEqual(
    kept,
    ids.map((id) => id !== second),
  )
  // The same once more is what is there already: the answer was lost.
  assert.equal(await keep(first, failedOnce(1)), true)
  const tallies = await deliveries.tallies(tenantId, ids.at(-1) ?? '', first)
  assert.deepEqual(
    ids.map((id) => tallies.get(id)?.states.pending),
    ids.map((id) => (id === second ? 0 : 1)),
  )
})

test('one of them is purged, and the others are left as they are', async () => {
  const existing = (_: unknown, ids: readonly string[]) =>
    Promise.resolve(new Set(ids.filter((id) => id !== alone[3] && id !== together[3])))
  const left = async (tenantId: string) =>
    (
      await gather(
        allRows<object>(table, {
          filter: `PartitionKey gt '${tenantId}:' and PartitionKey lt '${tenantId};'`,
        }),
      )
    ).length
  const before = await Promise.all([left(aloneTenant), left(togetherTenant)])
  for (const [tenantId, ids] of pairs) {
    const partition = { scope: tenantId, eventType: 'instore' }
    const { deleted, isWhole } = await deliveries.purgeGone(partition, asOf, existing, () => false)
    assert.deepEqual([deleted, isWhole], [3, true])
    assert.equal(
      (await deliveries.tally({ scope: tenantId, eventId: ids[3] ?? '' })).chunks,
      undefined,
    )
  }
  assert.deepEqual(
    await Promise.all([left(aloneTenant), left(togetherTenant)]),
    before.map((count) => count - 3),
  )
  const [one, other] = await Promise.all(
    pairs.map(([tenantId, ids]) => lookAtNumbered(tenantId, ids)),
  )
  assert.deepEqual(other, one)
})
