import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TableClient } from '@azure/data-tables'
import type { Azurite } from '../../local/azurite.js'
import type { ApiKey } from '../../src/keys/api-key.js'
import { tableKeys, type Keys } from '../../src/keys/key-table.js'
import { digestOf } from '../../src/keys/key-text.js'
import { openStorage } from '../../src/storage/storage.js'
import { apiKey, keyId, keySecret } from '../support/api-key.js'
import { startStorage } from '../support/storage.js'

let azurite: Azurite | undefined
const at = new Date('2025-06-01T12:00:00Z')
const connectionString = () => azurite?.connectionString ?? ''
const keysIn = (table: string): Keys =>
  tableKeys(openStorage({ connectionString: connectionString() }).table(table))

before(async () => {
  azurite = await startStorage()
})
after(() => azurite?.stop())

test('a key comes back as it was stored, with a limit and an expiry and without', async () => {
  const keys = keysIn('kept')
  const limited = apiKey({
    id: 'limited00000',
    eventTypes: ['instore', 'github.push'],
    permissions: ['fire'],
    expiresAt: at,
  })
  for (const key of [apiKey(), limited]) {
    await keys.add(key)
    const { version, ...stored } = (await keys.get(key.id)) ?? { version: '' }
    assert.deepEqual(stored, key)
    assert.notEqual(version, '')
  }
  const all: ApiKey[] = []
  for await (const key of keys.all()) all.push(key)
  assert.deepEqual(
    all.map(({ id }) => id),
    [keyId, 'limited00000'],
  )
  await assert.rejects(keys.add(apiKey()), { statusCode: 409 })
})

test('an unknown key is undefined, and cannot be revoked', async () => {
  const keys = keysIn('unknown')
  assert.equal(await keys.get('nothing00000'), undefined)
  await assert.rejects(keys.revoke('nothing00000', at), { statusCode: 404 })
})

test('a rotation keeps all but the secrets, and is refused when the key has changed since it was read', async () => {
  const keys = keysIn('rotated')
  await keys.add(apiKey())
  const read = await keys.get(keyId)
  assert.ok(read)
  const secrets = { digest: digestOf('new'), former: { digest: read.digest, until: at } }
  assert.equal(await keys.rotate(read, secrets), true)
  assert.equal(await keys.rotate(read, { digest: digestOf('too late') }), false)
  const { version, ...stored } = (await keys.get(keyId)) ?? { version: '' }
  assert.notEqual(version, read.version)
  assert.deepEqual(stored, apiKey(secrets))
})

test('revoking and noting the last use change nothing else', async () => {
  const keys = keysIn('revoked')
  await keys.add(apiKey())
  await keys.noteUsed(keyId, at)
  await keys.revoke(keyId, at)
  const { version, ...stored } = (await keys.get(keyId)) ?? { version: '' }
  assert.notEqual(version, '')
  assert.deepEqual(stored, apiKey({ lastUsedAt: at, revokedAt: at }))
})

test('the row of a key holds no part of its secret', async () => {
  await keysIn('raw').add(apiKey({ digest: digestOf(keySecret) }))
  const client = TableClient.fromConnectionString(connectionString(), 'raw', {
    allowInsecureConnection: true,
  })
  const row = JSON.stringify(await client.getEntity(keyId, 'key'))
  assert.ok(row.includes(digestOf(keySecret)))
  assert.equal(row.includes(keySecret.slice(0, 4)), false)
})
