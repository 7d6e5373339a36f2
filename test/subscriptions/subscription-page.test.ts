import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SubscriptionPosition } from '../../src/subscriptions/subscription-page.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'
import { noon, tenant, tenantNumber } from '../support/deliveries.js'
import { newSubscription } from '../support/subscriptions.js'

const setUp = () => {
  let calls = 0
  const storage = simulatedStorage({
    now: () => noon.getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  })
  const subscriptions = tableSubscriptions(
    storage
      .open(
        async (_name, apply) => {
          calls++
          return Promise.resolve(apply())
        },
        () => noon,
      )
      .table('subscriptions'),
  )
  /** All pages of so many. */
  const readAll = async (oid: string | undefined, limit: number) => {
    const ids: string[] = []
    let [next, pages, most]: [SubscriptionPosition | undefined, number, number] = [undefined, 0, 0]
    do {
      calls = 0
      const page = await subscriptions.page(tenant, oid, limit, next)
      assert.ok(page.subscriptions.length <= limit)
      ids.push(...page.subscriptions.map(({ id }) => id))
      next = page.next
      pages++
      most = Math.max(most, calls)
    } while (next)
    return { ids, pages, most }
  }
  return { storage, subscriptions, readAll }
}

test('pages leave out and repeat nothing, and hold nothing of another user or tenant', async () => {
  const { subscriptions, readAll } = setUp()
  const mine: string[] = []
  for (let i = 0; i < 12; i++) {
    const eventType = ['instore', 'neworder', 'gone'][i % 3] ?? ''
    const { subscription } = await subscriptions.add(newSubscription(i, { eventType }))
    mine.push(subscription.id)
    await subscriptions.add(newSubscription(100 + i, { eventType, oid: 'bruno' }))
    await subscriptions.add(newSubscription(i, { eventType, tenantId: tenantNumber(2) }))
  }
  for (const limit of [1, 3, 5, 100])
    assert.deepEqual((await readAll('alix', limit)).ids.sort(), [...mine].sort())
  const { ids } = await readAll(undefined, 7)
  assert.equal(new Set(ids).size, 24)
  assert.equal(ids.length, 24)
})

test('a page costs a bounded number of operations, however many subscriptions are others’', async () => {
  const { storage, readAll } = setUp()
  for (let i = 0; i < 7000; i++)
    storage.table('subscriptions').change([
      {
        kind: 'create',
        partitionKey: `${tenant}:instore`,
        rowKey: i.toString(16).padStart(32, '0'),
        values: {
          callbackUrl: 'https://x.logic.azure.com/',
          context: '{}',
          oid: i < 6999 ? 'bruno' : 'alix',
        },
        mode: 'Replace',
        etag: '*',
      },
    ])
  const { ids, pages, most } = await readAll('alix', 100)
  assert.deepEqual([ids.length, pages], [1, 2])
  assert.ok(most <= 6, `${most} operations`)
})
