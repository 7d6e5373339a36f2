import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { toClaimRow } from '../../src/events/claim-row.js'
import { tableEvents } from '../../src/events/event-table.js'
import { purgeEvents, type PurgeEventsParts } from '../../src/operations/purge-events.js'
import { applyRetention } from '../../src/operations/apply-retention.js'
import { allRows } from '../../src/storage/table-query.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { deadAtOnce, exhausted, newKey, record } from '../support/dead-letters.js'
import { failedOnce, newEvent, noon, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { loggedContext } from '../support/log-lines.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const storage = useStorage()
const tables = {
  eventTable: storage.table('events'),
  deliveryTable: storage.table('deliveries'),
}
const subscriptionTable = storage.table('subscriptions')
const deliveries = tableDeliveries(tables.deliveryTable)
const events = tableEvents(tables.eventTable)
const day = 86_400
const partition = { scope: tenant, eventType: 'instore' }

const daysAfterNoon = (days: number) => secondsAfterNoon(days * day)

const fire = async (seconds: number) => {
  const key = newKey(seconds)
  await events.add([newEvent({ id: key.eventId, firedAt: secondsAfterNoon(seconds) })])
  return key
}

const purgeWith = (now: Date, changes: Partial<PurgeEventsParts> = {}) =>
  purgeEvents({ events, deliveries, now: () => now, ...changes })

const rowsOf = async (table: keyof typeof tables) =>
  (await gather(allRows<object>(tables[table], { filter: '' }))).length

test('old events go with all their rows, a hundred and more; young ones and those under way stay', async () => {
  const old = await fire(0)
  const many = Array.from({ length: 250 }, (_, i) => (i % 2 ? exhausted(i + 1) : deadAtOnce(i + 1)))
  await record(deliveries, old, many)
  const waiting = await fire(60)
  await record(deliveries, waiting, [failedOnce(1)])
  const young = await fire(20 * day)
  await record(deliveries, young, [deadAtOnce(1)])
  const claim = { eventIds: [old.eventId], bodyHash: '', queued: true }
  for (const [key, claimedAt] of [
    ['old', noon],
    ['young', daysAfterNoon(30)],
  ] as const)
    await (
      await tables.eventTable()
    ).createEntity({ ...toClaimRow(partition, key, { ...claim, claimedAt }) })

  const purge = purgeWith(daysAfterNoon(30))
  const order = { before: daysAfterNoon(10), beforeAtAnyRate: daysAfterNoon(-10) }
  const expected = { events: 1, rows: 0, claims: 1, kept: 1, isWhole: true }
  assert.deepEqual(await purge({ ...order, dryRun: true }), expected)
  assert.equal(await rowsOf('eventTable'), 5)

  assert.deepEqual(await purge(order), { ...expected, rows: 126 })
  assert.deepEqual([await rowsOf('eventTable'), await rowsOf('deliveryTable')], [3, 2])
  const left = await gather(events.idsBetween(partition, new Date(0), daysAfterNoon(99)))
  assert.deepEqual(left, [young.eventId, waiting.eventId])

  const later = await purge({ ...order, beforeAtAnyRate: daysAfterNoon(10) })
  assert.deepEqual([later.events, later.kept], [1, 0])
})

test('rows beside subscriptions go when they are old and lead nowhere; those that find a subscription stay', async () => {
  const subscriptions = tableSubscriptions(subscriptionTable)
  const context = { workflowId: 'w', triggerName: 't' }
  const { subscription: first } = await subscriptions.add(newSubscription(1, { context }))
  const { superseded } = await subscriptions.add(newSubscription(2, { context }))
  assert.equal(superseded, first.id)
  const gone = await subscriptions.add(
    newSubscription(3, { context: { ...context, workflowId: 'x' } }),
  )
  await subscriptions.remove(tenant, gone.subscription.id)

  const purge = subscriptions.purgeLookupRows
  assert.equal(await purge(noon, false), 0)
  const future = new Date(Date.now() + 60_000)
  assert.equal(await purge(future, true), 2)
  assert.equal(await purge(future, false, () => true), 0)
  assert.equal(await purge(future, false), 2)
  const rows = await gather(allRows<object>(subscriptionTable, { filter: '' }))
  assert.deepEqual(
    rows.map(({ rowKey = '' }) => /^[a-z]+(?=:)/.exec(rowKey)?.[0] ?? 'subscription'),
    ['subscription', 'url', 'workflow'],
  )
})

test('a purge leaves what is left after three minutes of rows, and after seven of events, for another time', async () => {
  const began = new Date('2026-03-02T03:20:00.000Z')
  let clock = began
  const isOverAfter = (seconds: number, isOver: () => boolean) => {
    clock = new Date(began.getTime() + seconds * 1000)
    return isOver()
  }
  const over: boolean[] = []
  await applyRetention({
    retentionDays: 30,
    purgeLookupRows: (_before, _dryRun, isOver = () => false) => {
      over.push(isOverAfter(180, isOver), isOverAfter(181, isOver))
      return Promise.resolve(1)
    },
    purgeEvents: ({ isOver = () => false }) => {
      over.push(isOverAfter(420, isOver), isOverAfter(421, isOver))
      return Promise.resolve({ events: 0, rows: 0, claims: 0, kept: 0, isWhole: false })
    },
    now: () => clock,
  })(loggedContext().log)
  assert.deepEqual(over, [false, true, false, true])
})

test('what is older than the retention goes, rows beside subscriptions once a day, and one line says so', async () => {
  const orders: unknown[] = []
  const { log, lines } = loggedContext()
  let clock = noon
  const apply = applyRetention({
    retentionDays: 30,
    purgeEvents: ({ before, beforeAtAnyRate }) => {
      orders.push(before, beforeAtAnyRate)
      return Promise.resolve({ events: 2, rows: 3, claims: 4, kept: 5, isWhole: true })
    },
    purgeLookupRows: () => Promise.resolve(1),
    now: () => clock,
  })
  const purged = { events: 2, rows: 3, claims: 4, kept: 5, isWhole: true }
  for (let hour = 0; hour < 24; hour++) {
    clock = secondsAfterNoon(hour * 3600)
    await apply(log)
  }
  assert.deepEqual(orders.slice(0, 2), [daysAfterNoon(-30), daysAfterNoon(-60)])
  const told = lines.map(({ fields }) => fields)
  const before = daysAfterNoon(-30).toISOString()
  assert.deepEqual(told[0], { event: 'events.purged', before, ...purged, sideRows: 0 })
  assert.deepEqual([told.length, told.filter(({ sideRows }) => sideRows === 1).length], [24, 1])
})
