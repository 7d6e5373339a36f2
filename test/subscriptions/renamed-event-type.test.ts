import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedTable } from '../../bench/stack/seed-subscriptions.js'
import { pageSize } from '../../src/storage/table-query.js'
import { keyRange } from '../../src/subscriptions/key-range.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, tenantNumber } from '../support/deliveries.js'
import { formerName, newName, renamed } from '../support/renamed.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const table = useStorage().table('subscriptions')

/** The same table before the event type was renamed, and since. */
const before = tableSubscriptions(table)
const since = tableSubscriptions(table, renamed)

const flow = { context: { workflowId: 'w', triggerName: 'When' } }

/** A request under the event type's name of the time. */
const former = (number: number, changes: Partial<NewSubscription> = {}) =>
  newSubscription(number, { eventType: formerName, ...changes })
const recent = (number: number, changes: Partial<NewSubscription> = {}) =>
  newSubscription(number, { eventType: newName, ...changes })

const first = (tenantId: string, eventType = newName) =>
  since.firstRecipients({ scope: tenantId, eventType })

test('who subscribed under the former name, and who did under the new one, both receive, by either name', async () => {
  const tenantId = tenantNumber(1)
  const old = (await before.add(former(1, { tenantId }))).subscription.id
  const young = (await since.add(recent(2, { tenantId }))).subscription.id
  const ids = [old, young].toSorted()
  for (const eventType of [formerName, newName]) {
    const partition = { scope: tenantId, eventType }
    const slices = await Promise.all(
      [0, 1, 2].map((slice) => since.recipientsIn(partition, keyRange(slice, 3))),
    )
    for (const found of [(await first(tenantId, eventType)).recipients, slices.flat()])
      assert.deepEqual(found.map(({ id }) => id).toSorted(), ids)
  }
  const { tenants } = await since.tenantPage(newName, '', '~')
  assert.deepEqual(tenants, [{ tenantId, count: 2 }])
})

test('a first page over both names is one page, in order of the keys, and knows of more', async () => {
  const tenantId = tenantNumber(2)
  const seed = async (eventType: string, count: number) =>
    seedTable(await table(), {
      ...{ tenantId, eventType, count },
      callbackBase: 'https://example.logic.azure.com/',
    })
  const many = await seed(formerName, pageSize + 100)
  const few = await seed(newName, 300)
  const { recipients, more } = await first(tenantId)
  const keys = recipients.map(({ id }) => id.split('-')[1])
  assert.deepEqual([keys, more], [[...many, ...few].toSorted().slice(0, pageSize), true])
})

test('when flows were last started is noted wherever their rows are', async () => {
  const tenantId = tenantNumber(3)
  await before.add(former(1, { tenantId }))
  await since.add(recent(2, { tenantId }))
  await since.noteLastStart((await first(tenantId)).recipients, noon)
  const noted = (await first(tenantId)).recipients.map(({ lastStartedAt }) => lastStartedAt)
  assert.deepEqual(noted, [noon, noon])
})

test('a flow that subscribes again after the renaming is not there twice', async () => {
  const tenantId = tenantNumber(4)
  const old = (await before.add(former(1, { tenantId, ...flow }))).subscription
  assert.deepEqual((await since.add(recent(1, { tenantId, ...flow }))).subscription, old)

  const { subscription, superseded } = await since.add(recent(2, { tenantId, ...flow }))
  assert.equal(superseded, old.id)
  assert.deepEqual(await since.current(tenantId, old.id), subscription)
  assert.equal((await first(tenantId)).recipients.length, 1)

  assert.equal(await since.remove(tenantId, subscription.id), true)
  const back = await since.add(recent(3, { tenantId, ...flow }))
  assert.equal(back.superseded, subscription.id)
  assert.equal((await since.current(tenantId, old.id))?.id, back.subscription.id)
})

test('nor is a receiver that says nothing of itself, for its callback URL is the same', async () => {
  const tenantId = tenantNumber(5)
  const old = (await before.add(former(1, { tenantId, context: {} }))).subscription
  const again = await since.add(recent(1, { tenantId, context: {} }))
  assert.equal(again.subscription.id, old.id)
})
