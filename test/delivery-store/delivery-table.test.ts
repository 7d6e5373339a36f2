import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { eventPartition } from '../../src/delivery-store/event-rows.js'
import { purgeKey } from '../../src/delivery-store/tally.js'
import { newEventId } from '../../src/events/event-id.js'
import type { EventKey } from '../../src/events/event.js'
import {
  failedOnce,
  newAttempt,
  newDelivery,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
  tenantNumber,
} from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const table = useStorage().table('deliveries')
const deliveries = tableDeliveries(table)

const newKey = (seconds = 0, scope = tenant): EventKey => ({
  scope,
  eventId: newEventId('instore', secondsAfterNoon(seconds)),
})

const delivered = (number: number): Delivery =>
  newDelivery(number, { state: 'delivered', firstState: 'delivered', attempts: [newAttempt()] })

/** Records a chunk of an event, the deliveries said to be of that event and chunk. */
const addChunk = (key: EventKey, number: number, chunks: number, of: readonly Delivery[]) =>
  deliveries.addChunk({
    ...key,
    chunk: { number, chunks, tenantId: tenant },
    deliveries: of.map((delivery) => ({ ...delivery, ...key, chunk: number })),
  })

test('what was not recorded is not there', async () => {
  const key = newKey()
  assert.equal(await deliveries.plan(key), undefined)
  assert.equal(await deliveries.chunk(key, 0), undefined)
  assert.equal(await deliveries.get(key, 0, subscriptionNumber(1)), undefined)
  const { chunks, matched } = await deliveries.tally(key)
  assert.deepEqual([chunks, matched], [undefined, 0])
})

test('an event is being purged from its mark on, whatever is left of it', async () => {
  const key = newKey()
  await addChunk(key, 0, 1, [delivered(1)])
  assert.equal(await deliveries.isPurged(key), false)
  const partitionKey = eventPartition(key.scope, key.eventId)
  await (await table()).upsertEntity({ partitionKey, rowKey: purgeKey })
  assert.equal(await deliveries.isPurged(key), true)
  assert.equal((await deliveries.tally(key)).isPurged, true)
})

test('the plan that was kept first holds', async () => {
  const key = newKey()
  const first = { parts: [{ tenantId: tenant, slices: 3 }] }
  const second = { parts: [{ tenantId: tenant, slices: 4 }] }
  assert.deepEqual(await deliveries.addPlan(key, first), first)
  assert.deepEqual(await deliveries.addPlan(key, second), first)
  assert.deepEqual(await deliveries.plan(key), first)
})

test('the leg that was kept first holds, and knows which of its chunks are recorded', async () => {
  const key = newKey()
  const first = { number: 10, parts: [{ tenantId: tenant, slices: 3 }], next: 'b' }
  assert.equal(await deliveries.planLeg(key, 10), undefined)
  assert.deepEqual(await deliveries.addPlanLeg(key, first), first)
  assert.deepEqual(await deliveries.addPlanLeg(key, { number: 10, parts: [] }), first)
  for (const number of [999_999, 1_000_002, 1_099_999, 1_100_000])
    await addChunk(key, number, 3, [delivered(number)])
  assert.deepEqual([...(await deliveries.recordedOfLeg(key, 10))], [1_000_002, 1_099_999])
  await addChunk(key, 9_999_999, 1, [delivered(9)])
  assert.deepEqual([...(await deliveries.recordedOfLeg(key, 99))], [9_999_999])
})

test('a chunk is recorded once: the second record is told so, and changes nothing', async () => {
  const key = newKey()
  assert.equal(await addChunk(key, 0, 1, [delivered(1), failedOnce(2)]), true)
  assert.equal(await addChunk(key, 0, 1, [failedOnce(1), failedOnce(2)]), false)
  const recorded = await deliveries.chunk(key, 0)
  assert.deepEqual(recorded, [
    { ...delivered(1), ...key },
    { ...failedOnce(2), ...key },
  ])
})

test('a chunk of 1,500 deliveries is recorded in one operation and comes back whole', async () => {
  const key = newKey()
  const many = Array.from({ length: 1500 }, (_, i) => (i % 2 ? delivered(i) : failedOnce(i)))
  assert.equal(await addChunk(key, 0, 1, many), true)
  assert.equal((await deliveries.chunk(key, 0))?.length, 1500)
  const { matched, states } = await deliveries.tally(key)
  assert.deepEqual([matched, states.delivered, states.pending], [1500, 750, 750])
})

test('a delivery is read from its chunk, until its first retry gives it a row of its own', async () => {
  const key = newKey()
  const number = 2
  await addChunk(key, 5, 9, [delivered(1), failedOnce(number)])
  const first = await deliveries.get(key, 5, subscriptionNumber(number))
  assert.ok(first)
  assert.equal(first.etag, undefined)
  assert.equal(first.delivery.state, 'pending')

  const { reason, dueAt, ...rest } = first.delivery
  const moved: Delivery = {
    ...rest,
    state: 'delivered',
    attempts: [...rest.attempts, newAttempt({ at: secondsAfterNoon(10) })],
  }
  assert.equal(await deliveries.update(moved, undefined), true)
  const second = await deliveries.get(key, 5, subscriptionNumber(number))
  assert.equal(typeof second?.etag, 'string')
  assert.deepEqual(second?.delivery, moved)
  assert.deepEqual([reason, dueAt], ['server-error', secondsAfterNoon(10)])
})

test('of two first retries at once, one is kept', async () => {
  const key = newKey()
  await addChunk(key, 0, 1, [failedOnce(1)])
  const moved = (milliseconds: number) => ({
    ...failedOnce(1),
    ...key,
    attempts: [...failedOnce(1).attempts, newAttempt({ status: 503, milliseconds })],
  })
  const kept = await Promise.all([1, 2, 3].map((run) => deliveries.update(moved(run), undefined)))
  assert.equal(kept.filter(Boolean).length, 1)
})

test('a change that names a stale version is not kept', async () => {
  const key = newKey()
  await addChunk(key, 0, 1, [failedOnce(1)])
  const moved = { ...failedOnce(1), ...key }
  await deliveries.update(moved, undefined)
  const read = await deliveries.get(key, 0, subscriptionNumber(1))
  const parked = { ...moved, state: 'parked' } as const
  assert.equal(await deliveries.update(parked, read?.etag), true)
  assert.equal(await deliveries.update({ ...moved, state: 'retired' }, read?.etag), false)
  const now = await deliveries.get(key, 0, subscriptionNumber(1))
  assert.deepEqual(now?.delivery, parked)
})

test('a change takes away the reason and the due time that no longer hold', async () => {
  const key = newKey()
  await addChunk(key, 0, 1, [failedOnce(1)])
  await deliveries.update({ ...failedOnce(1), ...key }, undefined)
  const read = await deliveries.get(key, 0, subscriptionNumber(1))
  await deliveries.update({ ...delivered(1), ...key, firstState: 'pending' }, read?.etag)
  const now = await deliveries.get(key, 0, subscriptionNumber(1))
  assert.deepEqual(now?.delivery, { ...delivered(1), ...key, firstState: 'pending' })
})

test('the tally follows plan, chunks and retries', async () => {
  const key = newKey()
  await deliveries.addPlan(key, { parts: [{ tenantId: tenant, slices: 2 }] })
  assert.equal((await deliveries.tally(key)).chunks, 2)
  await addChunk(key, 1, 2, [delivered(3)])
  await addChunk(key, 0, 2, [delivered(1), failedOnce(2)])
  const before = await deliveries.tally(key)
  assert.deepEqual([...before.recorded], [0, 1])
  assert.deepEqual([before.matched, before.states.delivered, before.states.pending], [3, 2, 1])
  await deliveries.update({ ...delivered(2), ...key, firstState: 'pending' }, undefined)
  const after = await deliveries.tally(key)
  assert.deepEqual([after.matched, after.states.delivered, after.states.pending], [3, 3, 0])
})

test('the tallies of a range are those of its events, both ends included, and of no other scope', async () => {
  const keys = [40, 30, 20, 10].map((seconds) => newKey(1_000_000 + seconds)) // newest first, as ids sort
  for (const key of keys) await addChunk(key, 0, 1, [delivered(1)])
  const [, second, third] = keys
  assert.ok(second && third)
  await addChunk({ ...second, scope: tenantNumber(2) }, 0, 1, [delivered(1), delivered(2)])
  const empty = newKey(1_000_025)
  const found = await deliveries.tallies(tenant, second.eventId, third.eventId)
  assert.deepEqual([...found.keys()], [second.eventId, third.eventId])
  assert.ok([...found.values()].every(({ matched }) => matched === 1))
  assert.equal(found.has(empty.eventId), false)
})

test('what the caller knows of a delivery’s chunk is not read again, but its own row comes first', async () => {
  const key = newKey()
  const recorded = failedOnce(1, key)
  // No chunk is stored here: it cannot have been read.
  assert.deepEqual(await deliveries.get(key, 0, subscriptionNumber(1), recorded), {
    delivery: recorded,
  })
  const moved = failedOnce(1, {
    ...key,
    attempts: [newAttempt(), newAttempt()],
    state: 'delivered',
  })
  assert.equal(await deliveries.update(moved, undefined), true)
  const found = await deliveries.get(key, 0, subscriptionNumber(1), recorded)
  assert.equal(found?.delivery.state, 'delivered')
})
