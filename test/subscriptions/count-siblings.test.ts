import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callbackIdentity } from '../../src/callbacks/callback-identity.js'
import { encryptionKey } from '../../src/encryption/encryption-key.js'
import { plainCipher, textCipher, type TextCipher } from '../../src/encryption/text-cipher.js'
import { keyOf } from '../../src/storage/ids.js'
import { allRows } from '../../src/storage/table-query.js'
import type { LookupRow } from '../../src/subscriptions/lookup-rows.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, tenant, tenantNumber } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { memoryStorage } from '../support/memory-storage.js'
import { newSubscription } from '../support/subscriptions.js'

const key = encryptionKey(Buffer.alloc(32, 1))
const keyed = textCipher([key])

const setUp = () => {
  const table = memoryStorage(() => noon).table('subscriptions')
  const appWith = (cipher: TextCipher) =>
    tableSubscriptions(table, undefined, () => Promise.resolve(cipher))
  const rows = () => gather(allRows<LookupRow>(table, { filter: "PartitionKey ne ''" }))
  return { table, appWith, rows }
}

/** A subscription of the same callback, in other words. */
const reworded = (words: string, changes = {}) =>
  newSubscription(1, { callbackUrl: `${newSubscription(1).callbackUrl}&${words}`, ...changes })

test('subscriptions that reach the same callback are counted, however their URLs and filters differ', async () => {
  for (const cipher of [plainCipher, keyed]) {
    const { add, countSiblings, remove } = setUp().appWith(cipher)
    const { subscription } = await add(newSubscription(1))
    await add(reworded('x=1'))
    await add(reworded('x=2', { filters: { office: '3' } }))
    await add(newSubscription(1, { oid: 'someone-else', filters: { office: '4' } }))
    await add(newSubscription(2))
    await add(newSubscription(1, { eventType: 'outstore' }))
    await add(newSubscription(1, { tenantId: tenantNumber(2) }))
    assert.equal(await countSiblings(subscription), 4)
    assert.equal(await countSiblings(newSubscription(2)), 1)
    await remove(tenant, subscription.id)
    assert.equal(await countSiblings(subscription), 3)
  }
})

test('a callback is counted across a change of keys, by hashes that cannot be made without them', async () => {
  const { appWith, rows } = setUp()
  await appWith(plainCipher).add(reworded('x=1'))
  const app = appWith(keyed)
  await app.add(reworded('x=2'))
  assert.equal(await app.countSiblings(newSubscription(1)), 2)
  await gather(app.rewriteUrls(false))
  assert.equal(await app.countSiblings(newSubscription(1)), 2)
  const [plainHash] = plainCipher.hashes(callbackIdentity(newSubscription(1).callbackUrl))
  assert.ok(!JSON.stringify(await rows()).includes(plainHash))
})

test('a subscription whose lookup row knows nothing of its callback is found, and removed, as before', async () => {
  for (const cipher of [plainCipher, keyed]) {
    const { table, appWith, rows } = setUp()
    const { add, remove } = appWith(cipher)
    const request = newSubscription(1)
    const { subscription } = await add(request)
    const text = JSON.stringify([request.callbackUrl, request.filters])
    const former = `url:${cipher.hashes(text)[0]}`
    const written = (await rows()).find(({ rowKey }) => rowKey.startsWith('url:'))
    const { partitionKey = '', rowKey = '' } = written ?? {}
    await (await table()).deleteEntity(partitionKey, rowKey)
    await (
      await table()
    ).createEntity({ partitionKey, rowKey: former, subscription: keyOf(subscription.id) })
    const own = { partitionKey, rowKey: keyOf(subscription.id) }
    const whole = await (await table()).getEntity<object>(partitionKey, own.rowKey)
    const { lookup: _, ...old } = { lookup: '', ...whole }
    const column = cipher === keyed ? { lookup: former } : {}
    await (await table()).updateEntity({ ...old, ...own, ...column }, 'Replace')

    assert.deepEqual(await add(request), { subscription })
    assert.equal(await remove(tenant, subscription.id), true)
    assert.deepEqual(await rows(), [])
  }
})
