import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { encryptionKey } from '../../src/encryption/encryption-key.js'
import { plainCipher, textCipher } from '../../src/encryption/text-cipher.js'

const [one, two, three] = [1, 2, 3].map((byte) => encryptionKey(Buffer.alloc(32, byte)))
assert.ok(one && two && three)

const url = 'https://prod-1.westeurope.logic.azure.com/workflows/a1?sp=%2Fx&sig=S3CR3T-é'
const here = 'callback-url:tenant:instore-1'

test('what is sealed says nothing of the text, is different each time, and opens in its place', () => {
  const cipher = textCipher([one])
  const stored = [1, 2, 3].map(() => cipher.seal(url, here))
  assert.equal(new Set(stored).size, 3)
  for (const each of stored) {
    assert.match(each, /^enc:1:[0-9a-f]{12}:[\w-]{80}:[\w-]+$/)
    for (const part of ['S3CR3T', 'azure', Buffer.from('S3CR3T').toString('base64url').slice(0, 6)])
      assert.ok(!each.includes(part))
    assert.equal(cipher.open(each, here), url)
    assert.equal(textCipher([one]).open(each, here), url)
  }
})

test('texts of every length open as they were', () => {
  const cipher = textCipher([one])
  for (const length of [0, 1, 15, 16, 17, 600, 8192])
    assert.equal(cipher.open(cipher.seal('x'.repeat(length), here), here)?.length, length)
})

test('moved to another place, it does not open, whether it was opened before or not', () => {
  const [cipher, fresh] = [textCipher([one]), textCipher([one])]
  const stored = cipher.seal(url, here)
  assert.equal(cipher.open(stored, here), url)
  for (const elsewhere of ['callback-url:tenant:instore-2', 'callback-url:other:instore-1', ''])
    for (const each of [cipher, fresh]) assert.equal(each.open(stored, elsewhere), undefined)
})

test('whatever is changed in it, it does not open', () => {
  const cipher = textCipher([one, two])
  const stored = cipher.seal(url, here)
  const parts = stored.split(':')
  const withPart = (index: number, part: string) => parts.with(index, part).join(':')
  for (const index of [3, 4]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url')
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 1
      for (const each of [changed, bytes.subarray(0, i)])
        assert.equal(cipher.open(withPart(index, each.toString('base64url')), here), undefined)
    }
  }
  const [otherKey = ''] = textCipher([two]).seal(url, here).split(':').slice(2)
  for (const odd of ['enc:1:', 'enc:1:x', `${stored}=`, `${stored}:`, withPart(2, otherKey)])
    assert.equal(cipher.open(odd, here), undefined)
})

test('what another process has encrypted opens, and neither its key nor the text with another’s', () => {
  const [mine, theirs] = [textCipher([one]), textCipher([one])]
  const [first, second] = [mine.seal(url, here), theirs.seal(url, here)]
  assert.equal(mine.open(second, here), url)
  const mixed = [...first.split(':').slice(0, 4), ...second.split(':').slice(4)].join(':')
  assert.equal(mine.open(mixed, here), undefined)
})

test('the first key encrypts, all decrypt, and whoever lacks the key reads nothing', () => {
  const stored = textCipher([one]).seal(url, here)
  const rotated = textCipher([two, one])
  assert.equal(rotated.open(stored, here), url)
  assert.equal(rotated.isCurrent(stored), false)
  const anew = rotated.seal(url, here)
  assert.equal(rotated.isCurrent(anew), true)
  assert.equal(textCipher([one, two]).open(anew, here), url)
  for (const cipher of [textCipher([three]), plainCipher]) {
    assert.equal(cipher.open(stored, here), undefined)
    assert.equal(cipher.isCurrent(stored), false)
  }
})

test('a plain text is read with and without keys; only without is it as it should be', () => {
  for (const cipher of [plainCipher, textCipher([one])]) assert.equal(cipher.open(url, here), url)
  assert.equal(plainCipher.seal(url, here), url)
  assert.equal(plainCipher.isCurrent(url), true)
  assert.equal(textCipher([one]).isCurrent(url), false)
})

test('a text is found by a hash that nobody can make who lacks the key, and by those that it had before', () => {
  const [plain] = plainCipher.hashes(url)
  const [first] = textCipher([one]).hashes(url)
  const [second] = textCipher([two]).hashes(url)
  assert.equal(new Set([plain, first, second]).size, 3)
  assert.deepEqual(textCipher([two, one]).hashes(url), [second, first, plain])
  assert.deepEqual(plainCipher.hashes(url), [plain])
})

test('what a key is used for is derived from it, and its id tells nothing of it', () => {
  const bytes = randomBytes(32)
  const { id, wrapping, hashing } = encryptionKey(bytes)
  const all = [bytes, wrapping, hashing].map((each) => each.toString('hex'))
  assert.equal(new Set(all).size, 3)
  assert.ok(all.every((each) => !each.includes(id)))
})
