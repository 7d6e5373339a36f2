import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SecretClientOptions } from '@azure/keyvault-secrets'
import { openCipher } from '../../src/encryption/open-cipher.js'
import { readVaultSecret } from '../../src/encryption/read-vault-secret.js'

const bytes = Buffer.alloc(32, 7)
const version = '0123456789abcdef0123456789abcdef'
const secret = { vaultUrl: 'https://contoso.vault.azure.net', name: 'callback-key', version }

test('a key in Key Vault is the key that the setting would hold, read once', async () => {
  let reads = 0
  const inVault = openCipher([{ secret }], () => {
    reads++
    return Promise.resolve(`${bytes.toString('base64')}\n`)
  })
  const inSetting = openCipher([{ bytes }], () =>
    Promise.reject(new Error('Nothing is to be read')),
  )
  const stored = (await inVault()).seal('text', 'here')
  assert.equal((await inSetting()).open(stored, 'here'), 'text')
  await Promise.all([inVault(), inVault()])
  assert.equal(reads, 1)
})

test('Key Vault that does not answer is asked again with the next use; what is no key is not repeated', async () => {
  const answers = [() => Promise.reject(new Error('503')), () => Promise.resolve('hunter2')]
  const cipher = openCipher([{ secret }], () => answers.shift()?.() ?? Promise.resolve(''))
  await assert.rejects(cipher(), /503/)
  await assert.rejects(cipher(), (error: Error) => {
    assert.match(error.message, /"callback-key" in https:\/\/contoso.*is no key/)
    return !error.message.includes('hunter2')
  })
})

/** Key Vault, played: it says whose tokens it takes, and gives the secret to whoever has one. */
const vault = (seen: string[]): NonNullable<SecretClientOptions['httpClient']> => ({
  sendRequest: (request) => {
    const { headers } = request
    const authorization = headers.get('authorization')
    seen.push(`${request.method} ${new URL(request.url).pathname} ${authorization ?? 'asks'}`)
    headers.set(
      'www-authenticate',
      'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"',
    )
    const answer =
      authorization === undefined
        ? { status: 401 }
        : { status: 200, bodyAsText: JSON.stringify({ id: request.url, value: 'the text' }) }
    return Promise.resolve({ request, headers, ...answer })
  },
})

test('Key Vault is asked for the very version, with a token of the app’s identity', async () => {
  const seen: string[] = []
  const scopes: unknown[] = []
  const identity = {
    getToken: (scope: unknown) => {
      scopes.push(scope)
      return Promise.resolve({ token: 'T0KEN', expiresOnTimestamp: Date.now() + 3_600_000 })
    },
  }
  const storage = { connectionString: 'UseDevelopmentStorage=true' }
  const read = readVaultSecret(storage, identity, {
    httpClient: vault(seen),
  })
  assert.equal(await read(secret), 'the text')
  const path = `/secrets/callback-key/${version}`
  assert.deepEqual(seen, [`GET ${path} asks`, `GET ${path} Bearer T0KEN`])
  assert.deepEqual(scopes.flat(), ['https://vault.azure.net/.default'])
})
