import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../../local/azurite.js'
import { tableDeliveries, type Deliveries } from '../../../src/delivery-store/delivery-table.js'
import { openStorage } from '../../../src/storage/storage.js'
import { failedOnce, newAttempt, tenant } from '../../support/deliveries.js'
import { startStorageProxy, type StorageProxy } from '../../support/storage-proxy.js'
import { startStorage } from '../../support/storage.js'

// Storage keeps a row, its answer is lost, and the SDK's own second try meets the row: a conflict with oneself.
let azurite: Azurite | undefined
let proxy: StorageProxy | undefined
let deliveries: Deliveries

before(async () => {
  azurite = await startStorage()
  proxy = await startStorageProxy(azurite.connectionString)
  deliveries = tableDeliveries(
    openStorage({ connectionString: proxy.connectionString }).table('deliveries'),
  )
})
after(async () => {
  await proxy?.stop()
  await azurite?.stop()
})

const one = failedOnce(1)
const chunk = { number: 0, chunks: 1, tenantId: tenant }
const record = { scope: one.scope, eventId: one.eventId, chunk, deliveries: [one] }

test('a chunk whose answer was lost is recorded by this run, and not by another', async () => {
  await deliveries.chunk(record, 0)
  proxy?.set('table', 'deaf')
  assert.equal(await deliveries.addChunk(record), true)

  const another = { ...one, attempts: [newAttempt({ status: 503, milliseconds: 99 })] }
  assert.equal(await deliveries.addChunk({ ...record, deliveries: [another] }), false)
})

test('a retry whose answer was lost is recorded by this run, and not by another', async () => {
  const stored = await deliveries.get(record, 0, one.subscriptionId)
  assert.ok(stored)
  const again = {
    ...one,
    attempts: [...one.attempts, newAttempt({ status: 503, milliseconds: 1 })],
  }
  proxy?.set('table', 'deaf')
  assert.equal(await deliveries.update(again, stored.etag), true)

  const another = {
    ...again,
    attempts: [...one.attempts, newAttempt({ status: 503, milliseconds: 2 })],
  }
  assert.equal(await deliveries.update(another, stored.etag), false)

  const { etag } = (await deliveries.get(record, 0, one.subscriptionId)) ?? {}
  const third = { ...again, attempts: [...again.attempts, newAttempt({ status: 202 })] }
  proxy?.set('table', 'deaf')
  assert.equal(await deliveries.update(third, etag), true)
})

test('what waits for another attempt is known as it is now', async () => {
  assert.deepEqual(
    (await deliveries.waiting(record)).map(({ attempts }) => attempts.length),
    [3],
  )
})
