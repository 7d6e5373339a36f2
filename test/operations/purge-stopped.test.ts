import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { purgeEvents, type PurgeEventsParts } from '../../src/operations/purge-events.js'
import { allRows } from '../../src/storage/table-query.js'
import { exhausted, newKey, record } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { memoryStorage } from '../support/memory-storage.js'

const day = 86_400
const later = secondsAfterNoon(30 * day)
const storage = memoryStorage(() => later)
const deliveryTable = storage.table('deliveries')
const deliveries = tableDeliveries(deliveryTable)
const events = tableEvents(storage.table('events'))

/** An event with so many deliveries that have moved on, each of which has a row of its own. */
const fire = async (seconds: number, count: number) => {
  const key = newKey(seconds)
  await events.add([newEvent({ id: key.eventId, firedAt: secondsAfterNoon(seconds) })])
  await record(
    deliveries,
    key,
    Array.from({ length: count }, (_, i) => exhausted(i + 1)),
  )
}

const purgeWith = (changes: Partial<PurgeEventsParts> = {}) =>
  purgeEvents({ events, deliveries, now: () => later, ...changes })

test('what a purge has left that was stopped, or died, goes with the next one', async () => {
  for (const seconds of [1, 2]) await fire(seconds, 800)
  const purge = purgeWith()
  const before = secondsAfterNoon(10 * day)
  const order = { before, beforeAtAnyRate: before }
  let asked = 0
  const stopped = await purge({ ...order, isOver: () => ++asked > 4 })
  assert.deepEqual([stopped.events, stopped.isWhole], [2, false])
  assert.ok(stopped.rows > 0 && stopped.rows < 2 * 801, `${stopped.rows} rows`)

  const down = {
    ...deliveries,
    purgeGone: () => Promise.reject(new Error('storage is down')),
  }
  await assert.rejects(purgeWith({ deliveries: down })(order), /down/)
  const { rows, isWhole } = await purge(order)
  const mark = 1
  assert.deepEqual([stopped.rows + rows, isWhole], [2 * 801 + mark, true])
  const left = await gather(allRows<object>(deliveryTable, { filter: "PartitionKey ge ''" }))
  assert.equal(left.length, 0)
})
