import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../../src/events/event-table.js'
import { presentEvent, searchEvents } from '../../../src/operations/search/search-events.js'
import { deadAtOnce, exhausted, newKey, record } from '../../support/dead-letters.js'
import {
  failedOnce,
  newEvent,
  secondsAfterNoon,
  tenant,
  tenantNumber,
} from '../../support/deliveries.js'
import { useStorage } from '../../support/storage.js'

const storage = useStorage()
const deliveries = tableDeliveries(storage.table('deliveries'))
const events = tableEvents(storage.table('events'))
const search = searchEvents({ events, deliveries })
const other = tenantNumber(2)

const fire = async (seconds: number, scope = tenant, eventType = 'instore') => {
  const key = newKey(seconds, scope, eventType)
  const firedAt = secondsAfterNoon(seconds)
  await events.add([newEvent({ id: key.eventId, scope, eventType, firedAt })])
  return key
}

const mine = { scopes: [tenant, 'all'], tenantId: tenant }
const idsOf = ({ events: found }: Awaited<ReturnType<typeof search>>) =>
  found.map(({ event }) => event.id)

const [first, order, forAll, foreign, newest] = [
  await fire(1),
  await fire(2, tenant, 'neworder'),
  await fire(3, 'all'),
  await fire(4, other),
  await fire(5),
]

test('events of all types, and those for all, come in one order, the newest first, page by page', async () => {
  const all = [newest.eventId, forAll.eventId, order.eventId, first.eventId]
  assert.deepEqual(await search(mine, 10).then(idsOf), all)
  const found: string[] = []
  let next: string | undefined
  do {
    const page = await search(mine, 1, next)
    found.push(...idsOf(page))
    next = page.next
  } while (next !== undefined)
  assert.deepEqual(found, all)
  assert.ok(!all.includes(foreign.eventId))
})

test('they are narrowed down by type, time, scope and id', async () => {
  const narrowed = async (query: object, scopes = mine.scopes) =>
    idsOf(await search({ ...mine, scopes, ...query }, 10))
  assert.deepEqual(await narrowed({ eventTypes: ['neworder'] }), [order.eventId])
  const span = { from: secondsAfterNoon(2), until: secondsAfterNoon(5) }
  assert.deepEqual(await narrowed(span), [forAll.eventId, order.eventId])
  assert.deepEqual(await narrowed({}, ['all']), [forAll.eventId])
  assert.deepEqual(await narrowed({ id: order.eventId }), [order.eventId])
  assert.deepEqual(await narrowed({ id: foreign.eventId }), [])
  assert.deepEqual(await narrowed({ id: order.eventId, eventTypes: ['instore'] }), [])
  assert.deepEqual(await narrowed({ id: order.eventId, until: secondsAfterNoon(2) }), [])
})

test('each has its account; of one for all, a tenant is told its own share and nothing of others', async () => {
  await record(deliveries, first, [deadAtOnce(1), exhausted(2), failedOnce(3)])
  await deliveries.addPlan(forAll, {
    parts: [
      { tenantId: tenant, slices: 1 },
      { tenantId: other, slices: 2 },
    ],
  })
  await record(deliveries, forAll, [deadAtOnce(1), exhausted(2)], { chunks: 3 })
  await record(deliveries, forAll, [failedOnce(7)], { tenantId: other, number: 1, chunks: 3 })

  const shown = async (tenantId: string) => {
    const page = await search({ scopes: [tenantId, 'all'], tenantId }, 10)
    return page.events.map(presentEvent)
  }
  const own = await shown(tenant)
  assert.deepEqual(
    own.map(({ scope, status, matched, deadLettered, pending }) => ({
      ...{ scope, status, matched, deadLettered, pending },
    })),
    [
      { scope: 'tenant', status: 'running', matched: 0, deadLettered: 0, pending: 0 },
      { scope: 'all', status: 'settled', matched: 2, deadLettered: 2, pending: 0 },
      { scope: 'tenant', status: 'running', matched: 0, deadLettered: 0, pending: 0 },
      { scope: 'tenant', status: 'running', matched: 3, deadLettered: 2, pending: 1 },
    ],
  )
  assert.ok(!JSON.stringify(own).includes(other))
  const theirs = (await shown(other)).find(({ scope }) => scope === 'all')
  assert.deepEqual([theirs?.status, theirs?.matched, theirs?.pending], ['running', 1, 1])
  const nobodys = (await shown(tenantNumber(3))).find(({ scope }) => scope === 'all')
  assert.deepEqual([nobodys?.status, nobodys?.matched], ['settled', 0])

  const one = await deliveries.tally(forAll, tenant)
  assert.deepEqual([one.matched, one.states.deadLettered], [2, 2])
})
