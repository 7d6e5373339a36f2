import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { digestOf, formatKey, newKeyId, newSecret, parseKey } from '../../src/keys/key-text.js'
import { keyId, keySecret, keyText } from '../support/api-key.js'

test('a new key has an id of 12 characters that a URL leaves alone, and a secret of 256 random bits', () => {
  for (let i = 0; i < 1000; i++) {
    const parts = { id: newKeyId(randomBytes), secret: newSecret(randomBytes) }
    assert.match(parts.id, /^[0-9a-z]{12}$/)
    assert.equal(Buffer.from(parts.secret, 'base64url').length, 32)
    assert.deepEqual(parseKey(formatKey(parts)), parts)
  }
})

test('each byte chooses a character of the id, all characters alike often', () => {
  const ids = Array.from({ length: 22 }, (_, i) =>
    newKeyId((size) => Uint8Array.from({ length: size }, (_, j) => i * 12 + j)),
  )
  const counts = new Map<string, number>()
  for (const character of ids.join('').slice(0, 256))
    counts.set(character, (counts.get(character) ?? 0) + 1)
  assert.deepEqual(new Set(counts.values()), new Set([8]))
  assert.equal(counts.size, 32)
})

for (const text of [
  '',
  'ft_',
  keyText.slice(1),
  keyText.slice(0, -1),
  `${keyText}S`,
  `${keyText}\n`,
  ` ${keyText}`,
  keyText.toUpperCase(),
  `ft_${keyId.toUpperCase()}_${keySecret}`,
  `ft_${keyId}-${keySecret}`,
  `ft_${keyId.replace('a', 'é')}_${keySecret}`,
  `ft_${keyId.replace('a', '/')}_${keySecret}`,
  `ft_${keyId}_${keySecret.replace('S', '+')}`,
  'x'.repeat(100_000),
]) {
  test(`${JSON.stringify(text.slice(0, 70))} is no key`, () => {
    assert.equal(parseKey(text), undefined)
  })
}

test('a secret may hold the character that parts it from the id', () => {
  assert.equal(parseKey(`ft_${keyId}_${'_'.repeat(43)}`)?.secret, '_'.repeat(43))
})

test('what is stored of a secret is its SHA-256', () => {
  assert.equal(digestOf(keySecret), createHash('sha256').update(keySecret).digest('hex'))
})
