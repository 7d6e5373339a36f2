import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const storage = useStorage()
/** Two instances of the app. */
const [one, two] = [1, 2].map(() => tableSubscriptions(storage.table('subscriptions')))
assert.ok(one && two)

test('what thirty note at once is all noted: each decides by what the one before left', async () => {
  const { subscription } = await one.add(newSubscription(1))
  const seen = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      (i % 2 === 0 ? one : two).updateState(subscription, ({ health: { failures = 0 } }) => ({
        change: { health: { failures: failures + 1 } },
        answer: failures,
      })),
    ),
  )
  assert.deepEqual(new Set(seen), new Set(Array.from({ length: 30 }, (_, i) => i)))
  assert.deepEqual((await one.get(tenant, subscription.id))?.health, { failures: 30 })
})

test('a note leaves alone what it does not speak of', async () => {
  const { subscription } = await one.add(newSubscription(2))
  const health = { notedAt: noon, holdUntil: secondsAfterNoon(9) }
  const reservation = { minute: 1, calls: 2 }
  await one.updateState(subscription, () => ({ change: { health }, answer: 0 }))
  await two.reserve(subscription, () => ({ reservation, answer: 0 }))
  await two.noteLastStart([subscription], noon)
  const noted = { ...subscription, health, reservation, lastStartedAt: noon }
  assert.deepEqual(await one.get(tenant, subscription.id), noted)
  await one.updateState(subscription, () => ({ change: { health: {} }, answer: 0 }))
  assert.deepEqual(await one.get(tenant, subscription.id), { ...noted, health: {} })
})

test('what a release has claimed, for which message and whose look it turned away is read as it was noted', async () => {
  const { subscription } = await one.add(newSubscription(8))
  const claim = { releasingUntil: noon, releasingFor: 'held', turnedAway: subscription.id }
  await one.updateState(subscription, () => ({ change: claim, answer: 0 }))
  const cleared = await two.updateState(subscription, (state) => {
    assert.deepEqual(state, { health: {}, history: [], ...claim })
    return { change: { turnedAway: '' }, answer: 0 }
  })
  assert.equal(cleared, 0)
  await one.updateState(subscription, ({ turnedAway }) => {
    assert.equal(turnedAway, '')
    return { answer: 0 }
  })
})

test('a history is kept beside the health, which may change without it', async () => {
  const { subscription } = await one.add(newSubscription(5))
  assert.equal(subscription.history, undefined)
  const history = [{ at: noon.toISOString(), change: 'off', reason: 'flow-off' }] as const
  const seen = await one.updateState(subscription, ({ history: before }) => ({
    change: { health: { parkedSince: noon }, history },
    answer: before,
  }))
  assert.deepEqual(seen, [])
  await two.updateState(subscription, () => ({ change: { health: {} }, answer: 0 }))
  assert.deepEqual((await one.get(tenant, subscription.id))?.history, history)
  assert.deepEqual(
    await one.updateState(subscription, ({ history: kept }) => ({ answer: kept })),
    history,
  )
})

test('callbacks that anything is held against are found without the others', async () => {
  const found = async (of?: string) => {
    const ids: string[] = []
    for await (const { id } of one.unhealthy(of)) ids.push(id)
    return of === undefined ? ids.length : ids
  }
  const before = await found()
  const { subscription } = await one.add(newSubscription(6))
  assert.equal(await found(), before)
  const note = (health: CallbackHealth) =>
    one.updateState(subscription, () => ({ change: { health }, answer: 0 }))
  await note({ failures: 3 })
  assert.equal(await found(), Number(before) + 1)
  assert.ok([await found(tenant)].flat().includes(subscription.id))
  assert.deepEqual(await found(tenantNumber(77)), [])
  await note({})
  assert.equal(await found(), before)
})

test('what is not to change is not written', async () => {
  const { subscription } = await one.add(newSubscription(3))
  const row = () =>
    storage
      .table('subscriptions')()
      .then(async (table) =>
        table.getEntity(`${tenant}:instore`, subscription.id.slice('instore-'.length)),
      )
  const before = (await row()).etag
  assert.equal(await one.updateState(subscription, () => ({ answer: 'seen' })), 'seen')
  assert.equal((await row()).etag, before)
})

test('nothing is noted of a subscription that is gone', async () => {
  const { subscription } = await one.add(newSubscription(4))
  await one.remove(tenant, subscription.id)
  const change = { health: { failures: 1 } }
  assert.equal(await one.updateState(subscription, () => ({ change, answer: true })), undefined)
  assert.equal(await one.get(tenant, subscription.id), undefined)
})
