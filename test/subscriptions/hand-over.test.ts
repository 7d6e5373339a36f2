import { RestError } from '@azure/data-tables'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyRange } from '../../src/subscriptions/key-range.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, tenant, tenantNumber } from '../support/deliveries.js'
import { refusal } from '../support/refusal.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const table = useStorage().table('subscriptions')
const subscriptions = tableSubscriptions(table)

/** A flow's trigger subscribes with the callback URL of this number. */
const ofFlow = (workflowId: string, url: number, changes: Partial<NewSubscription> = {}) =>
  newSubscription(url, { context: { workflowId, triggerName: 'When' }, ...changes })

const add = async (request: NewSubscription) => (await subscriptions.add(request)).subscription

const park = (id: string) =>
  subscriptions.updateState({ id, tenantId: tenant, eventType: 'instore' }, ({ health }) => ({
    change: { health: { ...health, parkedSince: noon, probes: 1, notedAt: noon } },
    answer: true,
  }))

test('a flow that subscribes with another callback URL replaces its former subscription', async () => {
  const old = await add(ofFlow('edited', 1))
  const { subscription, superseded } = await subscriptions.add(ofFlow('edited', 2))
  assert.equal(superseded, old.id)
  assert.equal(await subscriptions.get(tenant, old.id), undefined)
  assert.deepEqual(await subscriptions.current(tenant, old.id), subscription)
  // The platform's DELETE of the old one comes after that, and does no harm.
  assert.equal(await subscriptions.remove(tenant, old.id), false)
  assert.equal((await subscriptions.current(tenant, old.id))?.id, subscription.id)
})

test('it does so too when the old one was removed first', async () => {
  const old = await add(ofFlow('removed', 3))
  await subscriptions.remove(tenant, old.id)
  assert.equal(await subscriptions.current(tenant, old.id), undefined)
  const { subscription, superseded } = await subscriptions.add(ofFlow('removed', 4))
  assert.equal(superseded, old.id)
  assert.deepEqual(await subscriptions.current(tenant, old.id), subscription)
})

test('a flow that is saved again while an event is being divided is found by the slices that are left', async () => {
  const partition = { scope: tenant, eventType: 'instore' }
  const olds = await Promise.all([11, 12, 13, 14].map((i) => add(ofFlow(`slice-${i}`, i))))
  const slices = 16
  for (const [i, old] of olds.entries()) {
    const sliceOf = async (id: string) => {
      for (let slice = 0; slice < slices; slice++) {
        const there = await subscriptions.recipientsIn(partition, keyRange(slice, slices))
        if (there.some((each) => each.id === id)) return slice
      }
      return undefined
    }
    const before = await sliceOf(old.id)
    const successor = await add(ofFlow(`slice-${i + 11}`, i + 111))
    assert.equal(await sliceOf(successor.id), before)
  }
})

for (const [order, removes] of [
  ['adds the new one first', false],
  ['removes the old one first', true],
] as const) {
  test(`the successor knows since when deliveries are parked, when the platform ${order}`, async () => {
    const old = await add(ofFlow(order, 5))
    await park(old.id)
    if (removes) await subscriptions.remove(tenant, old.id)
    const successor = await add(ofFlow(order, 6))
    assert.deepEqual(successor.health, { parkedSince: noon })
    // A call that is repeated, because its answer was lost, is told so again.
    assert.deepEqual((await add(ofFlow(order, 6))).health, { parkedSince: noon })
    assert.deepEqual((await add(ofFlow(order, 7))).health, { parkedSince: noon })
  })
}

for (const [order, removes] of [
  ['adds the new one first', false],
  ['removes the old one first', true],
] as const) {
  test(`a flow’s history goes on in its successor, with what operators were told, when the platform ${order}`, async () => {
    const old = await add(ofFlow(`history, ${order}`, 21))
    const health = { failures: 9, failingSince: noon, failedAt: noon, disabledAt: noon }
    const history = [{ at: noon.toISOString(), change: 'disabled', reason: 'failing' }] as const
    const told = { percent: 100, failingSince: noon.toISOString() }
    const change = { health, history, told }
    await subscriptions.updateState(old, () => ({ change, answer: true }))
    if (removes) await subscriptions.remove(tenant, old.id)
    const added = await subscriptions.add(ofFlow(`history, ${order}`, 22))
    const successor = added.subscription
    assert.deepEqual(
      [added.formerHealth?.disabledAt, added.superseded, successor.health],
      [noon, old.id, {}],
    )
    const state = await subscriptions.updateState(successor, (answer) => ({ answer }))
    const anew = { at: noon.toISOString(), change: 'subscribed', by: 'alix' }
    assert.deepEqual(state, { health: {}, history: [...history, anew], told })
    // Saved again in good health, it has nothing to add.
    const last = await add(ofFlow(`history, ${order}`, 23))
    assert.deepEqual(last.history, [...history, anew])
  })
}

test('the same callback URL again supersedes nothing, not even itself', async () => {
  const first = await add(ofFlow('same', 8))
  const again = await subscriptions.add(ofFlow('same', 8))
  assert.deepEqual(again, { subscription: first })
})

test('other filters with the same callback URL replace the former ones', async () => {
  const old = await add(ofFlow('filters', 9))
  const { superseded } = await subscriptions.add(ofFlow('filters', 9, { filters: { quantity: 1 } }))
  assert.equal(superseded, old.id)
})

test('of a flow that was edited often, every former subscription leads to the last one', async () => {
  const ids = []
  for (let url = 0; url < 8; url++) ids.push((await add(ofFlow('often', 100 + url))).id)
  for (const id of ids) assert.equal((await subscriptions.current(tenant, id))?.id, ids.at(-1))
})

test('of a flow that subscribes many times at once, one subscription remains', async () => {
  const tenantId = tenantNumber(50)
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, url) => add(ofFlow('at once', 200 + url, { tenantId }))),
  )
  const left = (await subscriptions.page(tenantId, undefined, 1000)).subscriptions
  assert.equal(left.length, 1)
  // The first of them leads to it through all others.
  for (const added of [all[0], all[40]])
    assert.equal((await subscriptions.current(tenantId, added?.id ?? ''))?.id, left[0]?.id)
})

test('a flow whose subscription never stops changing is told to come again', async () => {
  const outrun = async () => {
    const client = await table()
    const submitTransaction = () => Promise.reject(new RestError('outrun', { statusCode: 412 }))
    return Object.assign(Object.create(client) as typeof client, { submitTransaction })
  }
  await refusal(
    tableSubscriptions(outrun).add(ofFlow('outrun', 400)),
    'subscriptions-contended',
    503,
  )
})

test('of a flow that subscribes at several instances at once, one subscription remains', async () => {
  const tenantId = tenantNumber(51)
  const instances = [1, 2, 3].map(() => tableSubscriptions(table))
  const all = await Promise.all(
    instances.flatMap((instance, i) =>
      [1, 2, 3].map((url) => instance.add(ofFlow('several', 500 + 10 * i + url, { tenantId }))),
    ),
  )
  assert.equal(all.length, 9)
  assert.equal((await subscriptions.page(tenantId, undefined, 1000)).subscriptions.length, 1)
})

const others: readonly [name: string, changes: Partial<NewSubscription>][] = [
  ['another user', { oid: 'bo' }],
  ['another trigger', { context: { workflowId: 'other', triggerName: 'Then' } }],
  [
    'another environment',
    { context: { workflowId: 'other', triggerName: 'When', environmentId: '2' } },
  ],
  ['a flow that does not say its trigger', { context: { workflowId: 'other' } }],
  ['a flow that says nothing', { context: {} }],
]

for (const [i, [name, changes]] of others.entries()) {
  test(`${name} supersedes nothing`, async () => {
    const there = await add(ofFlow('other', 300))
    const added = await subscriptions.add(ofFlow('other', 301 + i, changes))
    assert.equal(added.superseded, undefined)
    assert.equal((await subscriptions.get(tenant, there.id))?.id, there.id)
  })
}
