import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { seedTable } from '../../bench/stack/seed-subscriptions.js'
import { toId } from '../../src/storage/ids.js'
import { keyRange } from '../../src/subscriptions/key-range.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'
import { pageSize } from '../../src/storage/table-query.js'
import type { Partition } from '../../src/storage/partition-key.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { newRecipient, noon, tenant, tenantNumber } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const table = useStorage().table('subscriptions')
const subscriptions = tableSubscriptions(table)
const seed = async ({ scope, eventType }: Partition, many: number) =>
  seedTable(await table(), {
    ...{ tenantId: scope, eventType, count: many },
    callbackBase: 'https://example.logic.azure.com/',
  })
const add = async (request: NewSubscription) => (await subscriptions.add(request)).subscription
const count = pageSize + 40
const partition = { scope: tenant, eventType: 'instore' }
const firstOf = async (of: Partition) => (await subscriptions.firstRecipients(of)).recipients
let ids: string[]

before(async () => {
  const keys = await seed(partition, count)
  ids = keys.map((key) => toId(partition.eventType, key)).sort()
  await add(newSubscription(1, { eventType: 'neworder' }))
  await add(newSubscription(1, { tenantId: tenantNumber(2) }))
})

for (const slices of [1, 5, 32]) {
  test(`${slices} slices of ${count} subscriptions hold each exactly once, and no others`, async () => {
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

test('the first recipients are a page of them, in order of their keys, and say whether there are more', async () => {
  const { recipients, more } = await subscriptions.firstRecipients(partition)
  assert.deepEqual(
    recipients.map(({ id }) => id),
    ids.slice(0, pageSize),
  )
  assert.equal(more, true)
})

test('a page that holds them all knows that there are no more, whatever other rows the partition has', async () => {
  const exactly = { scope: tenantNumber(3), eventType: 'instore' }
  await seed(exactly, pageSize - 1)
  await add(newSubscription(1, { tenantId: exactly.scope }))
  const { recipients, more } = await subscriptions.firstRecipients(exactly)
  assert.deepEqual([recipients.length, more], [pageSize, false])
})

test('a recipient has all that a delivery needs', async () => {
  const [one] = await firstOf({ scope: tenant, eventType: 'neworder' })
  const { callbackUrl, tenantId } = newRecipient(1)
  assert.ok(one)
  assert.deepEqual(one, {
    id: one.id,
    tenantId,
    eventType: 'neworder',
    callbackUrl,
    filters: {},
    health: {},
  })
  await subscriptions.noteLastStart([one], noon)
  const [started] = await firstOf({ scope: tenant, eventType: 'neworder' })
  assert.deepEqual(started?.lastStartedAt, noon)
})

test('a partition that has no subscriptions has no recipients', async () => {
  const none = { scope: tenantNumber(9), eventType: 'instore' }
  assert.deepEqual(await subscriptions.firstRecipients(none), { recipients: [], more: false })
  assert.deepEqual(await subscriptions.recipientsIn(none, keyRange(0, 1)), [])
})
