import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { keyRange } from '../../src/subscriptions/key-range.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { newRecipient, noon, tenant, tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const subscriptions = tableSubscriptions(useStorage().table('subscriptions'))
const add = async (request: NewSubscription) => (await subscriptions.add(request)).subscription
const count = 1000
const partition = { scope: tenant, eventType: 'instore' }
let ids: string[]

before(async () => {
  const added = await Promise.all(Array.from({ length: count }, (_, i) => add(newSubscription(i))))
  ids = added.map(({ id }) => id).sort()
  await add(newSubscription(1, { eventType: 'neworder' }))
  await add(newSubscription(1, { tenantId: tenantNumber(2) }))
})

for (const slices of [1, 5, 32]) {
  test(`${slices} slices of 1,000 subscriptions hold each exactly once, and no others`, async () => {
    const found = await Promise.all(
      Array.from({ length: slices }, (_, slice) =>
        subscriptions.recipientsIn(partition, keyRange(slice, slices)),
      ),
    )
    assert.deepEqual(
      found.flat().map(({ id }) => id),
      ids,
    )
  })
}

test('the first recipients are the first of all, in order of their keys', async () => {
  const first = await subscriptions.firstRecipients(partition, 201)
  assert.deepEqual(
    first.map(({ id }) => id),
    ids.slice(0, 201),
  )
  assert.equal((await subscriptions.firstRecipients(partition, 2000)).length, count)
})

test('a recipient has all that a delivery needs', async () => {
  const [one] = await subscriptions.firstRecipients({ scope: tenant, eventType: 'neworder' }, 5)
  const { callbackUrl, tenantId } = newRecipient(1)
  assert.ok(one)
  assert.deepEqual(one, {
    id: one.id,
    tenantId,
    eventType: 'neworder',
    callbackUrl,
    filters: {},
    standing: {},
  })
  await subscriptions.noteStarted([one], noon)
  const [started] = await subscriptions.firstRecipients({ scope: tenant, eventType: 'neworder' }, 5)
  assert.deepEqual(started?.lastStartedAt, noon)
})

test('a partition that has no subscriptions has no recipients', async () => {
  const none = { scope: tenantNumber(9), eventType: 'instore' }
  assert.deepEqual(await subscriptions.firstRecipients(none, 201), [])
  assert.deepEqual(await subscriptions.recipientsIn(none, keyRange(0, 1)), [])
})
