import assert from 'node:assert/strict'
import { test } from 'node:test'
import { payloadLimit, type Event } from '../../src/events/event.js'
import { newEventId } from '../../src/events/event-id.js'
import { tableEvents } from '../../src/events/event-table.js'
import { newEvent, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()

/** The same table, seen by another process: nothing is remembered. */
const elsewhere = () => tableEvents(storage.table('events'))

const events = elsewhere()

const eventAt = (seconds: number, changes: Partial<Event> = {}): Event => {
  const firedAt = secondsAfterNoon(seconds)
  const { eventType = 'instore' } = changes
  return newEvent({ id: newEventId(eventType, firedAt), firedAt, ...changes })
}

const add = async (event: Event) => {
  await events.add([event])
  return event
}

test('an event comes back as it was, to the byte, in this process and in another', async () => {
  const payload = new TextEncoder().encode('{ "a": 1.0,\r\n "é": "\\u00e9 😀" }  ')
  const event = await add(eventAt(0, { payload }))
  for (const seen of [
    await events.get(tenant, event.id),
    await elsewhere().get(tenant, event.id),
  ]) {
    assert.deepEqual(
      { ...seen, payload: [...(seen?.payload ?? [])] },
      { ...event, payload: [...payload] },
    )
  }
})

test('a payload of the longest kind is kept', async () => {
  const payload = new Uint8Array(payloadLimit).fill(0x20)
  const event = await add(eventAt(1, { payload }))
  assert.equal((await elsewhere().get(tenant, event.id))?.payload.length, payloadLimit)
})

test('an event of another scope is as if it were not there', async () => {
  const own = await add(eventAt(2))
  const forAll = await add(eventAt(2, { scope: 'all' }))
  for (const from of [events, elsewhere()]) {
    assert.equal(await from.get(tenantNumber(2), own.id), undefined)
    assert.equal(await from.get('all', own.id), undefined)
    assert.equal(await from.get(tenant, forAll.id), undefined)
    assert.equal((await from.get('all', forAll.id))?.id, forAll.id)
  }
})

test('ids that are none find nothing', async () => {
  for (const id of ['', 'instore', eventAt(3).id, "x' or '1' eq '1", 'instore-../../x'])
    assert.equal(await events.get(tenant, id), undefined)
})

test('an event whose first answer was lost is stored by the second try, once and unchanged', async () => {
  const event = await add(eventAt(4))
  await events.add([{ ...event, payload: new TextEncoder().encode('{}') }])
  const stored = await elsewhere().get(event.scope, event.id)
  assert.deepEqual(Buffer.from(stored?.payload ?? []), Buffer.from(event.payload))
})

test('the newest events are a tenant’s own and those for all, newest first, no other tenant’s', async () => {
  const eventType = 'newest'
  const fired = [
    await add(eventAt(1, { eventType })),
    await add(eventAt(2, { eventType, scope: 'all' })),
    await add(eventAt(3, { eventType })),
    await add(eventAt(4, { eventType, scope: 'all' })),
  ]
  await add(eventAt(5, { eventType, scope: tenantNumber(2) }))
  await add(eventAt(6, { eventType: 'newest.other' }))
  const newest = fired.map(({ id }) => id).reverse()
  const idsOf = async (count: number) =>
    (await elsewhere().newest(tenant, eventType, count)).map(({ id }) => id)
  assert.deepEqual(await idsOf(50), newest)
  assert.deepEqual(await idsOf(3), newest.slice(0, 3))
  assert.deepEqual(await elsewhere().newest(tenant, 'none', 5), [])
})

test('every partition is found once', async () => {
  await add(eventAt(0, { eventType: 'partition', scope: tenantNumber(8) }))
  await add(eventAt(1, { eventType: 'partition', scope: tenantNumber(8) }))
  await add(eventAt(1, { eventType: 'partition', scope: 'all' }))
  const found = await gather(elsewhere().partitions())
  assert.deepEqual(
    found.filter(({ eventType }) => eventType === 'partition'),
    [
      { scope: tenantNumber(8), eventType: 'partition' },
      { scope: 'all', eventType: 'partition' },
    ],
  )
})

test('the ids between two times are found, newest first', async () => {
  const partition = { scope: tenant, eventType: 'between' }
  const fired = await Promise.all(
    [0, 10, 20, 30, 40].map((seconds) => add(eventAt(seconds, { eventType: 'between' }))),
  )
  const idsBetween = (from: number, to: number) =>
    gather(elsewhere().idsBetween(partition, secondsAfterNoon(from), secondsAfterNoon(to)))
  assert.deepEqual(
    await idsBetween(5, 35),
    [fired[3], fired[2], fired[1]].map((event) => event?.id),
  )
  assert.deepEqual(await idsBetween(50, 60), [])
  assert.equal((await idsBetween(-1, 100)).length, 5)
})

test('storage that answers is reached', async () => {
  await elsewhere().reach()
})
