import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addSums, isSound, noAccounts } from '../../src/operations/account-sum.js'
import {
  checkAccounts,
  type AccountPosition,
  type AccountQuery,
} from '../../src/operations/check-accounts.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { deadAtOnce, exhausted, newKey, record } from '../support/dead-letters.js'
import {
  failedOnce,
  newEvent,
  noon,
  secondsAfterNoon,
  tenant,
  tenantNumber,
} from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { formerName, newName, renamed } from '../support/renamed.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const deliveryTable = storage.table('deliveries')
const deliveries = tableDeliveries(deliveryTable)
const events = tableEvents(storage.table('events'))
const check = checkAccounts({ events, deliveries, now: () => secondsAfterNoon(3600) })

const fire = async (seconds: number, scope = tenant, eventType = 'instore') => {
  const key = newKey(seconds, scope, eventType)
  await events.add([
    newEvent({ id: key.eventId, scope, eventType, firedAt: secondsAfterNoon(seconds) }),
  ])
  return key
}

const sum = async (query: AccountQuery = {}, page = 500) => {
  let all = noAccounts
  for await (const piece of check(query, page)) all = addSums(all, piece.sum)
  return all
}

test('the accounts of all stored events are summed up; what is wrong or missing is named', async () => {
  assert.deepEqual(await sum(), noAccounts)
  const first = await fire(1)
  await record(deliveries, first, [deadAtOnce(1), exhausted(2), failedOnce(3)])
  const order = await fire(2, 'all', 'neworder')
  await record(deliveries, order, [deadAtOnce(1)])
  const sound = await sum()
  assert.equal(isSound(sound), true)
  assert.deepEqual(
    [sound.events, sound.settled, sound.running, sound.matched, sound.deadLettered, sound.pending],
    [2, 1, 1, 4, 3, 1],
  )

  const lost = await fire(3)
  await fire(3590)
  const halved = await fire(4)
  await record(deliveries, halved, [deadAtOnce(1)], { chunks: 2 })
  const wrong = await fire(5)
  await record(deliveries, wrong, [deadAtOnce(1)])
  const broken = { partitionKey: `${tenant}:${wrong.eventId}`, rowKey: 'chunk:0000000', matched: 7 }
  await (await deliveryTable()).updateEntity(broken, 'Merge')
  const all = await sum()
  assert.equal(isSound(all), false)
  assert.deepEqual(all.unrecorded, [halved.eventId, lost.eventId])
  assert.deepEqual(
    all.wrong.map(({ eventId, matched }) => [eventId, matched]),
    [[wrong.eventId, 7]],
  )
})

test('only the events that are asked for are summed up', async () => {
  // Of an event for all, a tenant is told its own share.
  const [own, others] = [await sum({ tenantId: tenant }), await sum({ tenantId: tenantNumber(2) })]
  assert.deepEqual([own.events, own.matched], [6, 12])
  assert.deepEqual([others.events, others.settled, others.matched], [1, 1, 0])
  assert.equal((await sum({ tenantId: tenant, eventType: 'neworder' })).events, 1)
  const span = { from: secondsAfterNoon(3), until: secondsAfterNoon(5) }
  assert.equal((await sum({ tenantId: tenant, ...span })).events, 2)
  const ever = { from: new Date('0001-01-01'), until: new Date('9999-12-31') }
  assert.deepEqual(await sum(ever), await sum())
})

test('events from before their type was renamed are accounted for by either name', async () => {
  const since = checkAccounts({ events, deliveries, namesOf: renamed, now: () => noon })
  const tenantId = tenantNumber(9)
  await fire(1, tenantId, formerName)
  await fire(2, tenantId, newName)
  for (const eventType of [formerName, newName]) {
    const pieces = await gather(since({ tenantId, eventType, until: secondsAfterNoon(60) }, 500))
    assert.deepEqual(
      pieces.map(({ sum }) => sum.events),
      [1, 1],
    )
  }
})

test('from each position on, the rest is the rest', async () => {
  const { events: count } = await sum()
  let position: AccountPosition | undefined
  for (let left = count; left > 0; left--) {
    let rest = 0
    let next: AccountPosition | undefined
    for await (const piece of check({}, 1, position)) {
      rest += piece.sum.events
      next ??= piece.position
    }
    assert.equal(rest, left)
    position = next
  }
})
