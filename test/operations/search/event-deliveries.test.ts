import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { presentLine } from '../../../src/operations/search/delivery-line.js'
import { findEventDeliveries } from '../../../src/operations/search/event-deliveries.js'
import { findSubscriptionDeliveries } from '../../../src/operations/search/subscription-deliveries.js'
import { tableEvents } from '../../../src/events/event-table.js'
import { tableSubscriptions } from '../../../src/subscriptions/subscription-table.js'
import type { NewSubscription } from '../../../src/subscriptions/subscription.js'
import { deadAtOnce, exhausted, newKey, record } from '../../support/dead-letters.js'
import {
  failedOnce,
  newAttempt,
  newDelivery,
  newEvent,
  secondsAfterNoon,
  tenantNumber,
} from '../../support/deliveries.js'
import { useStorage } from '../../support/storage.js'
import { newSubscription } from '../../support/subscriptions.js'

const storage = useStorage()
const deliveries = tableDeliveries(storage.table('deliveries'))
const subscriptions = tableSubscriptions(storage.table('subscriptions'))
const events = tableEvents(storage.table('events'))
const ofEvent = findEventDeliveries({ deliveries, subscriptions })
const ofSubscription = findSubscriptionDeliveries({ events, deliveries, subscriptions })

let tenants = 10
const newTenant = () => tenantNumber(tenants++)

const world = () => {
  const tenantId = newTenant()
  const subscribe = async (number: number, changes: Partial<NewSubscription> = {}) => {
    const { subscription } = await subscriptions.add(
      newSubscription(number, { tenantId, ...changes }),
    )
    return subscription
  }
  const fire = async (seconds = 60, scope = tenantId, payload = '{"storeName":"Magasin 1"}') => {
    const key = newKey(seconds, scope)
    const event = newEvent({
      ...{ id: key.eventId, scope, firedAt: secondsAfterNoon(seconds) },
      payload: new TextEncoder().encode(payload),
    })
    await events.add([event])
    return { key, event }
  }
  return { tenantId, subscribe, fire }
}

const delivered = (subscriptionId: string) =>
  newDelivery(1, {
    ...{ subscriptionId, state: 'delivered', firstState: 'delivered' },
    attempts: [newAttempt({ runId: 'R1' })],
  })

test('an event has a line for each subscription: its delivery as it is now, or why there is none', async () => {
  const { tenantId, subscribe, fire } = world()
  const { key, event } = await fire()
  const got = await subscribe(1)
  const dead = await subscribe(2, { oid: 'bea' })
  const filtered = await subscribe(3, { filters: { storeName: 'Magasin 2' } })
  const later = await subscribe(4, { createdAt: secondsAfterNoon(61) })
  const stranded = await subscribe(5)
  const placed = [
    delivered(got.id),
    exhausted(2, { subscriptionId: dead.id }),
    failedOnce(8, { subscriptionId: `instore-${'f'.repeat(32)}` }),
  ]
  await record(deliveries, key, placed, { tenantId })

  const { lines, next } = await ofEvent(event, { tenantId }, 100)
  assert.equal(next, undefined)
  const told = new Map(
    lines.map((line) => {
      const { subscriptionId, state, reason, oid, runId } = presentLine(line)
      return [subscriptionId, [state, reason, oid, runId]]
    }),
  )
  assert.deepEqual(
    [got, dead, filtered, later, stranded].map(({ id }) => told.get(id)),
    [
      ['delivered', null, 'alix', 'R1'],
      ['deadLettered', 'exhausted: server-error', 'bea', null],
      ['notSent', 'filter: storeName = Magasin 2', 'alix', null],
      ['notSent', 'subscribed-later', 'alix', null],
      ['notSent', 'missed', 'alix', null],
    ],
  )
  assert.deepEqual(told.get(placed[2]?.subscriptionId ?? ''), [
    ...['pending', 'server-error', null, null],
  ])
  const keys = lines.map(({ subscriptionId }) => subscriptionId)
  assert.deepEqual(keys, [...keys].sort())

  const ofDead = await ofEvent(event, { tenantId, state: 'deadLettered' }, 100)
  assert.deepEqual(
    ofDead.lines.map(({ subscriptionId }) => subscriptionId),
    [dead.id],
  )
  const one = await ofEvent(event, { tenantId, subscriptionId: later.id }, 100)
  assert.deepEqual(
    one.lines.map(presentLine).map(({ reason }) => reason),
    ['subscribed-later'],
  )
})

test('pages leave none out and repeat none, however an event was divided', async () => {
  const { tenantId, subscribe, fire } = world()
  const { key, event } = await fire()
  for (let number = 0; number < 9; number++) await subscribe(number)
  const [slices, number] = [4, 1]
  await deliveries.addPlan(key, { parts: [{ tenantId, slices }] })
  const missing = await ofEvent(event, { tenantId }, 100)
  await record(deliveries, key, [], { tenantId, number, chunks: slices })

  for (const limit of [1, 2, 5, 100]) {
    const found: string[] = []
    let from: string | undefined
    do {
      const page = await ofEvent(event, { tenantId }, limit, from)
      assert.ok(page.lines.length <= limit)
      found.push(...page.lines.map(({ subscriptionId }) => subscriptionId))
      from = page.next
    } while (from !== undefined)
    assert.deepEqual(
      found,
      missing.lines.map(({ subscriptionId }) => subscriptionId),
    )
    assert.equal(new Set(found).size, 9)
  }
  assert.deepEqual([...new Set(missing.lines.map(({ reason }) => reason))], ['not-yet'])
})

test('what a flow received before it was edited is not missing to its new subscription', async () => {
  const { tenantId, subscribe, fire } = world()
  const { key, event } = await fire()
  const context = { workflowId: 'w', triggerName: 't' }
  const former = await subscribe(1, { context })
  await record(deliveries, key, [delivered(former.id)], { tenantId })
  const current = await subscribe(2, { context, createdAt: secondsAfterNoon(90) })

  const { lines } = await ofEvent(event, { tenantId }, 100)
  assert.deepEqual(
    lines.map(({ subscriptionId, subscription }) => [subscriptionId, subscription?.id]),
    [[former.id, current.id]],
  )
  const own = await ofSubscription(current, {}, 100)
  assert.deepEqual(
    own.lines.map(({ subscriptionId, delivery }) => [subscriptionId, delivery?.state]),
    [[former.id, 'delivered']],
  )
})

test('a subscription has a line for each event of its type, those for all too, the newest first', async () => {
  const { tenantId, subscribe, fire } = world()
  const subscription = await subscribe(1, { filters: { storeName: 'Magasin 1' } })
  const own = (changes: object) => ({ subscriptionId: subscription.id, ...changes })
  const [got, dead, other, pending] = [
    await fire(61),
    await fire(62),
    await fire(63, tenantId, '{"storeName":"Magasin 2"}'),
    await fire(64),
  ]
  const forAll = await fire(65, 'all')
  await record(deliveries, got.key, [delivered(subscription.id)], { tenantId })
  await record(deliveries, dead.key, [deadAtOnce(1, own({}))], { tenantId })
  await record(deliveries, other.key, [], { tenantId })
  await record(deliveries, forAll.key, [exhausted(1, own({}))], { tenantId })

  const shown = [
    [forAll.event.id, 'deadLettered', 'exhausted: server-error'],
    [pending.event.id, 'notSent', 'not-yet'],
    [other.event.id, 'notSent', 'filter: storeName = Magasin 1'],
    [dead.event.id, 'deadLettered', 'too-large'],
    [got.event.id, 'delivered', null],
  ]
  const show = async (query: object) => {
    const { lines } = await ofSubscription(subscription, query, 100)
    return lines.map(presentLine).map(({ eventId, state, reason }) => [eventId, state, reason])
  }
  assert.deepEqual(await show({}), shown)
  assert.deepEqual(await show({ states: ['deadLettered'] }), [shown[0], shown[3]])
  assert.deepEqual(await show({ states: ['notSent'] }), [shown[1], shown[2]])
  const span = { from: secondsAfterNoon(61), until: secondsAfterNoon(63) }
  assert.deepEqual(await show(span), [shown[3], shown[4]])

  const found: string[] = []
  let after: string | undefined
  do {
    const page = await ofSubscription(subscription, { states: ['deadLettered'] }, 1, after)
    found.push(...page.lines.map(({ event }) => event.id))
    after = page.next
  } while (after !== undefined)
  assert.deepEqual(found, [forAll.event.id, dead.event.id])
})
