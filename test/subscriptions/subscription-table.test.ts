import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const subscriptions = tableSubscriptions(useStorage().table('subscriptions'))
const add = async (request: NewSubscription) => (await subscriptions.add(request)).subscription

const other = tenantNumber(2)

test('a subscription that was added is found as it was, by an id that cannot be guessed', async () => {
  const wanted = newSubscription(1)
  const added = await add(wanted)
  assert.match(added.id, /^instore-[0-9a-f]{32}$/)
  assert.deepEqual(added, { ...wanted, id: added.id, health: {} })
  assert.deepEqual(await subscriptions.get(tenant, added.id), added)
})

test('the same callback URL again gives the subscription that is there, with whoever added it first', async () => {
  const first = await add(newSubscription(2))
  const again = await add(newSubscription(2, { oid: 'bo', createdAt: new Date() }))
  assert.deepEqual(again, first)
})

test('of several calls at once for one callback URL, each gets the same subscription', async () => {
  const added = await Promise.all(Array.from({ length: 8 }, () => add(newSubscription(3))))
  assert.equal(new Set(added.map(({ id }) => id)).size, 1)
})

test('two flows of one user stay apart, and so do the event types and tenants of one URL', async () => {
  const added = await Promise.all([
    add(newSubscription(4)),
    add(newSubscription(5)),
    add(newSubscription(4, { eventType: 'neworder' })),
    add(newSubscription(4, { tenantId: other })),
  ])
  assert.equal(new Set(added.map(({ id }) => id)).size, 4)
})

test('callback URLs that differ in one letter’s case are two', async () => {
  const { callbackUrl } = newSubscription(6)
  const lower = await add(newSubscription(6))
  const upper = await add(
    newSubscription(6, { callbackUrl: callbackUrl.replace('paths', 'Paths') }),
  )
  assert.notEqual(lower.id, upper.id)
})

test('a URL of 8,192 characters, and one that no key could hold, are kept byte for byte', async () => {
  const odd = `https://a.logic.azure.com/%2f\\#?'"${'é%41/?'.repeat(3)}`
  for (const callbackUrl of [odd, odd.padEnd(8192, 'x')]) {
    const { id } = await add(newSubscription(7, { callbackUrl }))
    assert.equal((await subscriptions.get(tenant, id))?.callbackUrl, callbackUrl)
  }
})

test('another tenant’s id is as if it were not there', async () => {
  const { id } = await add(newSubscription(8))
  assert.equal(await subscriptions.get(other, id), undefined)
  assert.equal(await subscriptions.remove(other, id), false)
  assert.equal((await subscriptions.get(tenant, id))?.id, id)
})

test('ids that are none find nothing', async () => {
  for (const id of [
    '',
    'x',
    'instore-',
    `instore-${'0'.repeat(32)}`,
    "a' or '1' eq '1",
    '../x',
    'instore-url:1',
  ]) {
    assert.equal(await subscriptions.get(tenant, id), undefined)
    assert.equal(await subscriptions.remove(tenant, id), false)
  }
})

test('a subscription is removed once', async () => {
  const { id } = await add(newSubscription(9))
  assert.equal(await subscriptions.remove(tenant, id), true)
  assert.equal(await subscriptions.get(tenant, id), undefined)
  assert.equal(await subscriptions.remove(tenant, id), false)
})

test('of several calls at once to remove a subscription, one does', async () => {
  const { id } = await add(newSubscription(9))
  const removed = await Promise.all(
    Array.from({ length: 5 }, () => subscriptions.remove(tenant, id)),
  )
  assert.equal(removed.filter(Boolean).length, 1)
})

test('what was removed can be added again, under another id', async () => {
  const first = await add(newSubscription(10))
  await subscriptions.remove(tenant, first.id)
  const second = await add(newSubscription(10))
  assert.notEqual(second.id, first.id)
  assert.equal(await subscriptions.get(tenant, first.id), undefined)
  assert.equal((await subscriptions.get(tenant, second.id))?.id, second.id)
})

test('a tenant’s list has its subscriptions of all event types, no one else’s, and no other rows', async () => {
  const [mine, next] = [tenantNumber(30), tenantNumber(31)]
  const added = await Promise.all([
    add(newSubscription(1, { tenantId: mine })),
    add(newSubscription(1, { tenantId: mine, eventType: 'neworder' })),
    add(newSubscription(2, { tenantId: mine, eventType: 'no.longer.in.the.catalogue' })),
  ])
  await add(newSubscription(1, { tenantId: next }))
  const listed = (await subscriptions.page(mine, undefined, 1000)).subscriptions
  assert.deepEqual(listed.map(({ id }) => id).sort(), added.map(({ id }) => id).sort())
  assert.deepEqual((await subscriptions.page(tenantNumber(39), undefined, 1000)).subscriptions, [])
})

test('the tenants of an event type are found, each once and with how many subscriptions it has', async () => {
  const eventType = 'tenants.test'
  for (const number of [41, 42, 43]) {
    for (const flow of [1, 2])
      await add(newSubscription(flow, { tenantId: tenantNumber(number), eventType }))
  }
  const { tenants, next } = await subscriptions.tenantPage(eventType, '', '~')
  assert.deepEqual(
    tenants,
    [41, 42, 43].map((number) => ({ tenantId: tenantNumber(number), count: 2 })),
  )
  assert.equal(next, undefined)
  assert.deepEqual(await subscriptions.tenantPage('none', '', '~'), { tenants: [] })
})

test('a start is noted, for many flows at once, and shows', async () => {
  const eventType = 'started'
  const added = await Promise.all(
    Array.from({ length: 130 }, (_, i) => add(newSubscription(i, { eventType }))),
  )
  await subscriptions.noteLastStart([], noon)
  await subscriptions.noteLastStart(added, secondsAfterNoon(60))
  for (const subscription of [added[0], added[129]]) {
    assert.deepEqual(await subscriptions.get(tenant, subscription?.id ?? ''), {
      ...subscription,
      lastStartedAt: secondsAfterNoon(60),
    })
  }
})

test('when one of the started flows has unsubscribed, the others are noted and it stays away', async () => {
  const eventType = 'gone'
  const added = await Promise.all(
    [1, 2, 3].map((number) => add(newSubscription(number, { eventType }))),
  )
  const [first, gone, last] = added.map(({ id }) => id)
  await subscriptions.remove(tenant, gone ?? '')
  await subscriptions.noteLastStart(added, noon)
  assert.equal(await subscriptions.get(tenant, gone ?? ''), undefined)
  for (const id of [first, last])
    assert.deepEqual((await subscriptions.get(tenant, id ?? ''))?.lastStartedAt, noon)
})
