import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDelivery } from '../../src/delivery-store/dead-letters/find-delivery.js'
import { trackingId, type Delivery } from '../../src/delivery-store/delivery.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { deadAtOnce, newKey } from '../support/dead-letters.js'
import { newDelivery, secondsAfterNoon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { formerName, newName, renamed } from '../support/renamed.js'
import { useStorage } from '../support/storage.js'

const deliveries = tableDeliveries(useStorage().table('deliveries'), renamed)

/** Events from before and after the renaming, to subscriptions of both times. */
const [oldEvent, newEvent] = [newKey(1, tenant, formerName), newKey(2, tenant, newName)]
const oldSubscription = subscriptionNumber(1)
const newSubscription = subscriptionNumber(2).replace(formerName, newName)

const record = async (key: typeof oldEvent, of: readonly Delivery[]) => {
  const placed = of.map((each) => ({ ...each, ...key }))
  await deliveries.addChunk({
    ...key,
    chunk: { number: 0, chunks: 1, tenantId: tenant },
    deliveries: placed,
  })
  return placed
}

const off = { state: 'parked', firstState: 'parked', reason: 'flow-off' } as const

const recorded = (async () => {
  for (const key of [oldEvent, newEvent])
    await record(key, [
      deadAtOnce(1, { subscriptionId: oldSubscription }),
      deadAtOnce(2, { subscriptionId: newSubscription }),
      newDelivery(3, { ...off }),
    ])
})()

test('deliveries to subscriptions of either name come back under their own ids', async () => {
  await recorded
  for (const key of [oldEvent, newEvent]) {
    const ids = (await deliveries.chunk(key, 0))?.map(({ subscriptionId }) => subscriptionId)
    assert.deepEqual(ids, [oldSubscription, newSubscription, subscriptionNumber(3)])
  }
})

test('one is found by its tracking id, which names the event’s type only', async () => {
  await recorded
  const find = findDelivery(deliveries, renamed)
  for (const { eventId } of [oldEvent, newEvent])
    for (const subscriptionId of [oldSubscription, newSubscription]) {
      const found = await find(tenant, trackingId(eventId, subscriptionId))
      assert.equal(found?.delivery.subscriptionId, subscriptionId)
    }
})

test('dead letters are found by either name of their event type, and by subscription', async () => {
  await recorded
  const asOf = secondsAfterNoon(60)
  const find = async (query: Parameters<typeof deliveries.findDeadLetters>[0]) =>
    (await deliveries.findDeadLetters(query, { asOf }, 500)).deadLetters.length
  for (const tenantId of [{ tenantId: tenant }, {}])
    for (const eventType of [formerName, newName])
      assert.equal(await find({ ...tenantId, eventType }), 4)
  for (const subscriptionId of [oldSubscription, newSubscription])
    assert.equal(await find({ tenantId: tenant, subscriptionId }), 2)

  const { next } = await deliveries.findDeadLetters(
    { tenantId: tenant, eventType: newName },
    { asOf },
    2,
  )
  const run = { asOf, ...(next ? { position: next } : {}) }
  const rest = await deliveries.findDeadLetters({ tenantId: tenant, eventType: newName }, run, 500)
  assert.equal(rest.deadLetters.length, 2)
})

test('what is parked is found by either name, the oldest event first', async () => {
  await recorded
  for (const eventType of [formerName, newName]) {
    const parked = await deliveries.parked(tenant, eventType, secondsAfterNoon(-60))
    assert.deepEqual(
      parked.map(({ eventId }) => eventId),
      [oldEvent.eventId, newEvent.eventId],
    )
  }
})
