import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import type { Delivery, DeliveryState } from '../../src/delivery-store/delivery.js'
import { ranges } from '../../src/delivery-store/plan-leg.js'
import { keyOf } from '../../src/storage/ids.js'
import { endOfKeys } from '../../src/subscriptions/key-range.js'
import { deadAtOnce, exhausted, newKey, record } from '../support/dead-letters.js'
import { failedOnce, newAttempt, newDelivery, noon, tenantNumber } from '../support/deliveries.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'

const calls: string[] = []
const storage = simulatedStorage({
  ...{ now: () => noon.getTime(), random: () => 0.5 },
  ...{ tableChanged: () => undefined, queueChanged: () => undefined },
}).open(
  async (name, apply) => {
    calls.push(name)
    return Promise.resolve(apply())
  },
  () => noon,
)
const deliveries = tableDeliveries(storage.table('deliveries'))

const slices = 16
const hex = '0123456789abcdef'

/** A subscription in a slice. */
const inSlice = (slice: number, number: number) =>
  `instore-${hex[slice] ?? ''}${String(number).padStart(31, '0')}`

let tenants = 700

/** An event of sixteen chunks, each with the deliveries that are made for its slice. */
const stored = async (of: (slice: number) => readonly Delivery[]) => {
  const tenantId = tenantNumber(tenants++)
  const key = newKey(60, tenantId)
  await deliveries.addPlan(key, { parts: [{ tenantId, slices }] })
  const placed: Delivery[] = []
  for (let number = 0; number < slices; number++)
    placed.push(
      ...(await record(deliveries, key, of(number), { tenantId, number, chunks: slices })),
    )
  return { key, tenantId, placed }
}

type World = Awaited<ReturnType<typeof stored>>

/** All that are in a state, so many at a time. */
const walk = async ({ key, tenantId }: World, state: DeliveryState, most: number) => {
  const found: Delivery[] = []
  for (let from = ''; from < endOfKeys;) {
    const page = await deliveries.inState(key, { tenantId, state, from, most })
    assert.ok(page.deliveries.length <= most && page.before > from)
    found.push(...page.deliveries)
    from = page.before
  }
  return found.map(({ subscriptionId }) => subscriptionId)
}

const mixed = (slice: number): readonly Delivery[] => {
  const to = (number: number) => ({ subscriptionId: inSlice(slice, number) })
  return [
    newDelivery(0, { ...to(0), state: 'delivered', firstState: 'delivered' }),
    ...(slice % 3 === 0 ? [deadAtOnce(1, to(1))] : []),
    exhausted(2, to(2)),
    ...(slice % 3 === 1
      ? [deadAtOnce(3, { ...to(3), state: 'delivered', attempts: [newAttempt()] })]
      : []),
    failedOnce(4, to(4)),
    deadAtOnce(5, slice === 15 ? to(5) : { ...to(5), state: 'pending' }),
  ]
}

test('pages of any size have all that are in a state now, in order, each once, wherever that is recorded', async () => {
  const world = await stored(mixed)
  for (const state of ['delivered', 'pending', 'deadLettered', 'parked'] as const) {
    const expected = world.placed
      .filter((each) => each.state === state)
      .map(({ subscriptionId }) => subscriptionId)
      .sort()
    for (const most of [1, 2, 7, 100])
      assert.deepEqual(await walk(world, state, most), expected, `${state}, ${most}`)
  }
})

test('those that died later are found by two operations, however many chunks there are', async () => {
  const { key, tenantId } = await stored((slice) => [
    exhausted(1, { subscriptionId: inSlice(slice, 1) }),
    newDelivery(2, {
      subscriptionId: inSlice(slice, 2),
      state: 'delivered',
      firstState: 'delivered',
    }),
  ])
  calls.length = 0
  const query = { tenantId, state: 'deadLettered', from: '', most: 10 } as const
  const { deliveries: found, before } = await deliveries.inState(key, query)
  assert.deepEqual([found.length, keyOf(inSlice(10, 1))], [10, before])
  assert.deepEqual(calls.length, 2)
})

test('of chunks that count some, no more are read than a page needs, and eight at most', async () => {
  const world = await stored((slice) => [deadAtOnce(1, { subscriptionId: inSlice(slice, 1) })])
  const { key, tenantId } = world
  const query = { tenantId, state: 'deadLettered', from: '' } as const
  calls.length = 0
  assert.equal((await deliveries.inState(key, { ...query, most: 3 })).deliveries.length, 3)
  const few = calls.length
  calls.length = 0
  const page = await deliveries.inState(key, { ...query, most: 100 })
  assert.deepEqual([page.deliveries.length, page.before < endOfKeys], [8, true])
  assert.ok(few < calls.length, `${few} < ${calls.length}`)
  assert.equal((await walk(world, 'deadLettered', 100)).length, slices)
})

test('a chunk for all that a slow run recorded beside a plan is looked into', async () => {
  const tenantId = tenantNumber(tenants++)
  const key = newKey(60, tenantId)
  await deliveries.addPlan(key, { parts: [{ tenantId, slices }] })
  const dead = [1, 9, 15].map((slice) => deadAtOnce(1, { subscriptionId: inSlice(slice, 1) }))
  const placed = [...(await record(deliveries, key, dead, { tenantId }))]
  assert.deepEqual(
    await walk({ key, tenantId, placed }, 'deadLettered', 2),
    dead.map(({ subscriptionId }) => subscriptionId),
  )
})

test('chunks of every number are looked into, and late ones are not taken for them', async () => {
  const tenantId = tenantNumber(tenants++)
  const key = newKey(60, 'all')
  await deliveries.addPlan(key, { parts: [], ranges })
  await deliveries.addPlanLeg(key, { number: 7, parts: [], next: tenantId.slice(0, 2) })
  await deliveries.addPlanLeg(key, { number: 23, parts: [{ tenantId, slices: 1 }] })
  const waiting = failedOnce(1, { subscriptionId: inSlice(1, 1) })
  const placed = [
    ...(await record(deliveries, key, [waiting], { tenantId, number: 2_300_000 })),
    await deliveries.addLate({
      ...{ ...key, tenantId, dueAt: noon },
      subscriptionId: inSlice(2, 1),
    }),
  ]
  assert.deepEqual(
    await walk({ key, tenantId, placed }, 'pending', 10),
    placed.map(({ subscriptionId }) => subscriptionId),
  )
})
