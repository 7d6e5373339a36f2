import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiKey } from '../../src/keys/api-key.js'
import { findKey } from '../../src/keys/find-key.js'
import { digestOf, formatKey } from '../../src/keys/key-text.js'
import { apiKey, keyId, keyText } from '../support/api-key.js'

const newText = formatKey({ id: keyId, secret: 'N'.repeat(43) })

const setUp = (stored?: ApiKey) => {
  const state = { stored, reads: 0, now: new Date('2025-06-01T12:34:56Z'), notes: [] as Date[] }
  const find = findKey(
    {
      get: (id) => {
        state.reads++
        assert.equal(id, keyId)
        return Promise.resolve(state.stored && { ...state.stored, version: '1' })
      },
      noteUsed: (_, at) => {
        state.notes.push(at)
        return Promise.reject(new Error('storage is down'))
      },
    },
    () => state.now,
  )
  const later = (ms: number) => {
    state.now = new Date(state.now.getTime() + ms)
  }
  return { state, find, later }
}

test('a key is read once in half a minute', async () => {
  const { state, find, later } = setUp(apiKey())
  assert.equal((await find(keyText))?.id, keyId)
  later(29_900)
  assert.equal((await find(keyText))?.id, keyId)
  assert.equal(state.reads, 1)
  later(200)
  await find(keyText)
  assert.equal(state.reads, 2)
})

test('a revocation works within half a minute, however often the key is used', async () => {
  const { state, find, later } = setUp(apiKey())
  await find(keyText)
  state.stored = apiKey({ revokedAt: state.now })
  for (let i = 0; i < 30; i++) {
    await find(keyText)
    later(1001)
  }
  assert.equal(await find(keyText), undefined)
})

test('an expiry works at once, also on a kept key', async () => {
  const { state, find, later } = setUp()
  state.stored = apiKey({ expiresAt: new Date(state.now.getTime() + 1000) })
  assert.ok(await find(keyText))
  later(1000)
  assert.equal(await find(keyText), undefined)
})

test('a new secret works at once, and the old one ends with its grace', async () => {
  const { state, find, later } = setUp(apiKey())
  assert.ok(await find(keyText))
  assert.equal(await find(newText), undefined)
  const until = new Date(state.now.getTime() + 5000)
  state.stored = apiKey({
    digest: digestOf('N'.repeat(43)),
    former: { digest: apiKey().digest, until },
  })
  assert.ok(await find(newText))
  assert.ok(await find(keyText))
  later(5000)
  assert.equal(await find(keyText), undefined)
  assert.ok(await find(newText))
})

test('that there is no such key is remembered for some seconds, and no longer', async () => {
  const { state, find, later } = setUp()
  for (let i = 0; i < 10; i++) assert.equal(await find(keyText), undefined)
  assert.equal(state.reads, 1)
  state.stored = apiKey()
  later(5001)
  assert.ok(await find(keyText))
  assert.equal(state.reads, 2)
})

test('who guesses at secrets of a key makes it be read some times, not on and on', async () => {
  const { state, find, later } = setUp(apiKey())
  for (let i = 0; i < 100; i++) assert.equal(await find(newText), undefined)
  assert.equal(state.reads, 20)
  later(5001)
  await find(newText)
  assert.equal(state.reads, 21)
})

test('guesses do not lock out whoever has the key', async () => {
  const { find } = setUp(apiKey())
  await find(keyText)
  for (let i = 0; i < 100; i++) await find(newText)
  assert.ok(await find(keyText))
})

test('who makes up one key after the other is told to wait, and costs storage no more; known keys go on', async () => {
  const state = { now: 0, reads: 0 }
  const known = apiKey()
  const find = findKey(
    {
      get: (id) => {
        state.reads++
        return Promise.resolve(id === keyId ? { ...known, version: '1' } : undefined)
      },
      noteUsed: () => Promise.resolve(),
    },
    () => new Date(state.now),
  )
  const madeUp = (i: number) =>
    formatKey({ id: String(i).padStart(12, '0'), secret: 'N'.repeat(43) })
  assert.ok(await find(keyText))
  for (let i = 0; i < 600; i++) assert.equal(await find(madeUp(i)), undefined)
  await assert.rejects(find(madeUp(600)), { code: 'too-many-requests', extras: { retryAfter: 1 } })
  assert.ok(await find(keyText))
  assert.equal(state.reads, 601)
  state.now += 1000
  assert.equal(await find(madeUp(601)), undefined)
})

test('what is no key is refused without a read', async () => {
  const { state, find } = setUp(apiKey())
  for (const text of ['', 'ft_', `${keyText} `, 'local-publisher-key'])
    assert.equal(await find(text), undefined)
  assert.equal(state.reads, 0)
})

test('the hour of the last use is noted once, and a note that fails disturbs nobody', async () => {
  const { state, find, later } = setUp(apiKey())
  for (let i = 0; i < 5; i++) await find(keyText)
  assert.deepEqual(state.notes, [new Date('2025-06-01T12:00:00Z')])
  later(3_600_000)
  await find(keyText)
  assert.deepEqual(state.notes[1], new Date('2025-06-01T13:00:00Z'))
  state.stored = apiKey({ lastUsedAt: new Date('2025-06-01T13:00:00Z') })
  later(40_000)
  await find(keyText)
  assert.equal(state.notes.length, 2)
})

test('a failing storage is told, not taken for an unknown key', async () => {
  const down = () => Promise.reject(new Error('storage is down'))
  const find = findKey({ get: down, noteUsed: down }, () => new Date())
  await assert.rejects(find(keyText), /storage is down/)
})
