import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import type { DeliveryState } from '../../src/delivery-store/delivery.js'
import { firstLateChunk } from '../../src/delivery-store/late-delivery.js'
import { addsUp, isSettled } from '../../src/delivery-store/account.js'
import { tableEvents } from '../../src/events/event-table.js'
import { search } from '../../src/operations/search/search.js'
import { sending } from '../../src/operations/sending.js'
import type { RetryMessage } from '../../src/queues/messages.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { newKey, record } from '../support/dead-letters.js'
import {
  newAttempt,
  newDelivery,
  newEvent,
  secondsAfterNoon,
  tenantNumber,
} from '../support/deliveries.js'
import { loggedContext } from '../support/log-lines.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const storage = useStorage()
const deliveries = tableDeliveries(storage.table('deliveries'))
const subscriptions = tableSubscriptions(storage.table('subscriptions'))
const events = tableEvents(storage.table('events'))
const { log } = loggedContext()
let tenants = 100

const setUp = async (filters = {}) => {
  const tenantId = tenantNumber(tenants++)
  const queued: RetryMessage[] = []
  const now = () => secondsAfterNoon(3600)
  const parts = {
    ...{ deliveries, subscriptions, events, now },
    circuitPolicy: { failures: 3, disableAfterHours: 120 },
    queues: {
      retry: (message: RetryMessage) => {
        queued.push(message)
        return Promise.resolve()
      },
    },
  }
  const { sendAgain, sendMissed } = sending({ ...parts, search: search(parts) })
  const { subscription } = await subscriptions.add(newSubscription(1, { tenantId, filters }))
  const fire = async (seconds: number, state?: DeliveryState, payload = '{"storeName":"A"}') => {
    const key = newKey(seconds, tenantId)
    const event = newEvent({
      ...{ id: key.eventId, scope: tenantId, firedAt: secondsAfterNoon(seconds) },
      payload: new TextEncoder().encode(payload),
    })
    await events.add([event])
    const delivery = newDelivery(1, {
      ...{ subscriptionId: subscription.id, attempts: [newAttempt()] },
      ...(state ? { state, firstState: state } : {}),
    })
    await record(deliveries, key, state ? [delivery] : [], { tenantId })
    return event
  }
  const tallyOf = ({ id }: { readonly id: string }) =>
    deliveries.tally({ scope: tenantId, eventId: id })
  return { tenantId, queued, sendAgain, sendMissed, subscription, fire, tallyOf }
}

for (const state of ['delivered', 'deadLettered', 'retired'] as const)
  test(`what was ${state} is pending again, and its message was queued before`, async () => {
    const { queued, sendAgain, subscription, fire, tallyOf } = await setUp()
    const event = await fire(1, state)
    assert.deepEqual(await sendAgain.event(event, subscription, log), { kind: 'sent' })
    const tally = await tallyOf(event)
    assert.deepEqual([tally.matched, tally.states.pending, tally.states[state]], [1, 1, 0])
    assert.deepEqual(
      queued.map(({ eventId, subscriptionId, attempt }) => [eventId, subscriptionId, attempt]),
      [[event.id, subscription.id, 2]],
    )
    // Once more within a minute: it is under way.
    await sendAgain.event(event, subscription, log)
    assert.equal(queued.length, 1)
  })

test('what never went to a subscription is counted in the event’s account, once, however often it is sent', async () => {
  const { tenantId, queued, sendAgain, subscription, fire, tallyOf } = await setUp()
  const event = await fire(1)
  assert.equal((await tallyOf(event)).matched, 0)
  const sends = Array.from({ length: 4 }, () => sendAgain.event(event, subscription, log))
  for (const result of await Promise.all(sends)) assert.equal(result.kind, 'sent')
  const tally = await tallyOf(event)
  assert.ok(addsUp({ ...tally, ...tally.states }))
  assert.deepEqual([tally.matched, tally.states.pending, tally.chunks], [1, 1, 1])
  assert.deepEqual([...tally.recorded], [0])
  assert.equal(isSettled(tally), false)

  const [message] = queued
  assert.ok(message)
  assert.deepEqual([message.attempt, message.chunk >= firstLateChunk], [1, true])
  const key = { scope: tenantId, eventId: event.id }
  const stored = await deliveries.get(key, message.chunk, subscription.id)
  assert.ok(stored?.etag)
  await deliveries.update({ ...stored.delivery, state: 'delivered' }, stored.etag)
  const after = await tallyOf(event)
  assert.deepEqual([after.matched, after.states.delivered, isSettled(after)], [1, 1, true])
})

test('nothing is sent that a filter keeps away, that is on its way anyway, or that nobody calls', async () => {
  const { sendAgain, subscription, fire, queued } = await setUp({ storeName: 'B' })
  const filtered = await fire(1)
  assert.deepEqual(await sendAgain.event(filtered, subscription, log), {
    ...{ kind: 'filtered', filter: 'storeName = B' },
  })
  const id = newKey(2, subscription.tenantId).eventId
  const payload = new TextEncoder().encode('{"storeName":"b"}')
  const early = newEvent({ id, scope: subscription.tenantId, payload })
  assert.deepEqual(await sendAgain.event(early, subscription, log), { kind: 'not-yet' })
  const disabled = { ...subscription, health: { disabledAt: secondsAfterNoon(0) } }
  assert.deepEqual(await sendAgain.event(early, disabled, log), {
    ...{ kind: 'disabled', subscriptionId: subscription.id },
  })
  assert.deepEqual(queued, [])
})

test('all that was missed since a time is counted, and then sent piece by piece', async () => {
  const { queued, sendMissed, subscription, fire } = await setUp({ storeName: 'A' })
  await fire(1, 'deadLettered')
  const dead = await fire(10, 'deadLettered')
  await fire(11, 'delivered')
  await fire(12, 'parked')
  const missed = await fire(13)
  await fire(14, undefined, '{"storeName":"B"}')
  const retired = await fire(15, 'retired')
  const query = { from: secondsAfterNoon(10) }
  assert.deepEqual(await sendMissed.count(subscription, query, 100), { matched: 3 })
  assert.deepEqual(queued, [])

  let [next, sent]: [string | undefined, number] = [undefined, 0]
  do {
    const piece = await sendMissed.send(subscription, query, 1, log, next)
    sent += piece.sent
    assert.equal(piece.skipped, 0)
    next = piece.next
  } while (next !== undefined)
  assert.equal(sent, 3)
  assert.deepEqual(
    queued.map(({ eventId }) => eventId),
    [retired.id, missed.id, dead.id],
  )
  assert.deepEqual(await sendMissed.count(subscription, query, 100), { matched: 0 })
})
