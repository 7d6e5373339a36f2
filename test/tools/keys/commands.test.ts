import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../../local/azurite.js'
import { keysProgram } from '../../../tools/keys/keys-program.js'
import { runProgram } from '../../support/run-program.js'
import { startStorage } from '../../support/storage.js'

const tenant = '11111111-2222-4333-8444-555555555555'
const hourMs = 3_600_000
const start = new Date('2025-06-01T12:00:00Z')
let azurite: Azurite | undefined

const at = (now: Date, ...args: string[]) =>
  runProgram(
    keysProgram,
    {
      environment: {
        AzureWebJobsStorage: azurite?.connectionString,
        AzureAd__TenantId: tenant,
      },
      catalogueFolder: 'test/fixtures/grocery/catalogue',
      now: () => now,
      random: randomBytes,
    },
    args,
  )
const hours = (count: number) => new Date(start.getTime() + count * hourMs)

const create = async (...args: string[]) => {
  const { result = '' } = await at(start, 'create', '--name', 'Contoso', ...args)
  return { key: result, id: result.slice(3, 15) }
}
const shown = async (id: string, now = start) => {
  const { result = '' } = await at(now, 'list', '--json')
  const all = JSON.parse(result) as Record<string, unknown>[]
  return all.find((key) => key.id === id)
}

before(async () => {
  azurite = await startStorage()
})
after(() => azurite?.stop())

test('without keys, the list says so', async () => {
  assert.match(String((await at(start, 'list')).remarks), /no keys yet/)
  assert.equal((await at(start, 'list', '--json')).result, '[]')
})

test('a key is created for the only tenant, with event types by their names and an end', async () => {
  const { id } = await create('--event-types', 'NewOrders, instore,neworder', '--expires', '2')
  const facts = {
    id,
    name: 'Contoso',
    tenantId: tenant,
    eventTypes: ['neworder', 'instore'],
    permissions: ['subscribe'],
    createdAt: start.toISOString(),
    expiresAt: hours(48).toISOString(),
    revokedAt: null,
    lastUsedAt: null,
    formerSecretUntil: null,
  }
  assert.deepEqual(await shown(id), { ...facts, state: 'active' })
  assert.deepEqual(await shown(id, hours(48)), { ...facts, state: 'expired' })
  await assert.rejects(at(hours(48), 'rotate', id), /is expired: create a new one/)
})

test('a rotated key has another secret, and the old one for 24 hours', async () => {
  const { key, id } = await create('--can', 'fire,subscribe')
  const { result = '' } = await at(start, 'rotate', id)
  assert.match(result, new RegExp(`^ft_${id}_[\\w-]{43}$`))
  assert.notEqual(result, key)
  const { state, formerSecretUntil } = (await shown(id)) ?? {}
  assert.deepEqual([state, formerSecretUntil], ['rotating', hours(24).toISOString()])
  assert.equal((await shown(id, hours(24)))?.state, 'active')
})

test('a key is not rotated again in its grace, unless all its old secrets are to end', async () => {
  const { id } = await create()
  await at(start, 'rotate', id, '--grace', '0.5')
  await assert.rejects(at(hours(0.4), 'rotate', id), /works until 2025-06-01T12:30.* --grace 0/)
  await at(hours(0.5), 'rotate', id, '--grace', '2')
  const { remarks } = await at(hours(0.6), 'rotate', id, '--grace', '0')
  assert.match(String(remarks), /within half a minute/)
  assert.equal((await shown(id, hours(0.6)))?.state, 'active')
})

test('a revoked key stays listed, is revoked only once, and is not rotated', async () => {
  const { id } = await create()
  await at(hours(1), 'revoke', id)
  assert.match(String((await at(hours(2), 'revoke', id)).result), /was revoked on 2025-06-01T13:00/)
  const { state, revokedAt } = (await shown(id)) ?? {}
  assert.deepEqual([state, revokedAt], ['revoked', hours(1).toISOString()])
  await assert.rejects(at(start, 'rotate', id), /is revoked: create a new one/)
})

test('an unknown key is told', async () => {
  for (const command of ['rotate', 'revoke']) {
    for (const id of ['000000000000', "a/b'c", '__proto__'])
      await assert.rejects(at(start, command, id), /There is no key/)
  }
})
