import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEncryption } from '../../src/encryption/encryption-config.js'
import { settingsOf } from '../../src/settings.js'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const version = '0123456789abcdef0123456789abcdef'
const vault = `https://contoso.vault.azure.net/secrets/callback-key/${version}`

const parse = (ENCRYPTION_KEYS: string) => {
  const settings = settingsOf({ ENCRYPTION_KEYS })
  return { sources: parseEncryption(settings), ...settings }
}

test('keys are read in their order, from the setting itself and from Key Vault', () => {
  const { sources, faults, remarks } = parse(` ${key(1)} , ${vault},${key(2)}`)
  assert.deepEqual(sources, [
    { bytes: Buffer.alloc(32, 1) },
    { secret: { vaultUrl: 'https://contoso.vault.azure.net', name: 'callback-key', version } },
    { bytes: Buffer.alloc(32, 2) },
  ])
  assert.deepEqual([faults, remarks], [[], []])
})

test('without a key nothing is wrong, but something should be known', () => {
  const { sources, faults, remarks } = parse('')
  assert.deepEqual([sources, faults, remarks.length], [[], [], 1])
})

const wrong: readonly string[] = [
  'hunter2',
  Buffer.alloc(31, 1).toString('base64'),
  Buffer.alloc(33, 1).toString('base64'),
  key(1).replace('=', ''),
  ` ${key(1)};id=1`,
  Buffer.alloc(32, 255).toString('base64url'),
  vault.replace('https:', 'http:'),
  vault.replace(`/${version}`, ''),
  vault.replace('/secrets/', '/keys/'),
  vault.replace('.azure.net', '.azure.net.evil.example'),
  `${vault}?a=b`,
  `${key(1)},${key(1)}`,
  [1, 2, 3, 4, 5, 6].map(key).join(),
]

for (const [i, value] of wrong.entries()) {
  test(`wrong keys are refused, and not repeated (${i + 1})`, () => {
    const { faults } = parse(value)
    assert.equal(faults.length, 1)
    assert.match(faults[0] ?? '', /^ENCRYPTION_KEYS holds/)
    assert.ok(!faults[0]?.includes(value.trim()))
  })
}
