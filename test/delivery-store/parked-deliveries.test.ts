import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../src/delivery-store/delivery.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { newEventId } from '../../src/events/event-id.js'
import {
  newAttempt,
  newDelivery,
  noon,
  secondsAfterNoon,
  tenant,
  tenantNumber,
} from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const deliveries = tableDeliveries(useStorage().table('deliveries'))

/** Records an event's deliveries as its only chunk. */
const record = async (
  firedAt: Date,
  states: readonly Partial<Delivery>[],
  { scope = tenant, tenantId = tenant, eventType = 'instore' } = {},
) => {
  const eventId = newEventId(eventType, firedAt)
  const all = states.map((changes, i) => newDelivery(i, { scope, eventId, tenantId, ...changes }))
  const chunk = { number: 0, chunks: 1, tenantId }
  await deliveries.addChunk({ scope, eventId, chunk, deliveries: all })
  return { eventId, all }
}

const isOff = { state: 'parked', firstState: 'parked', reason: 'flow-off' } as const
const isDone = { state: 'delivered', firstState: 'delivered' } as const
const isFailed = { state: 'pending', firstState: 'pending' } as const

test('what is parked is found, the oldest event first, wherever it is recorded', async () => {
  const old = await record(secondsAfterNoon(-60), [isOff, isDone])
  const all = await record(noon, [isOff], { scope: 'all' })
  const late = await record(secondsAfterNoon(60), [isFailed, isOff])
  const [failed] = late.all
  assert.ok(failed)
  // One is parked only at its second attempt, another is delivered at its second.
  await deliveries.update({ ...failed, ...isOff, firstState: 'pending' }, undefined)
  const back = await record(secondsAfterNoon(70), [isOff])
  const [parked] = back.all
  assert.ok(parked)
  await deliveries.update({ ...parked, state: 'delivered', attempts: [newAttempt()] }, undefined)

  await record(noon, [isOff], { tenantId: tenantNumber(2), scope: 'all' })
  await record(noon, [isOff], { eventType: 'neworder' })
  await record(secondsAfterNoon(-10 * 86_400), [isOff])

  const found = await deliveries.parked(tenant, 'instore', secondsAfterNoon(-86_400))
  assert.deepEqual(
    found.map(({ eventId }) => eventId),
    [old.eventId, all.eventId, late.eventId, late.eventId],
  )
  assert.ok(found.every(({ state }) => state === 'parked'))
})

test('where nothing is parked, nothing is found', async () => {
  assert.deepEqual(await deliveries.parked(tenantNumber(3), 'instore', noon), [])
})
