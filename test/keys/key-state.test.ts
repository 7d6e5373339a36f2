import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiKey } from '../../src/keys/api-key.js'
import { keyState, opens, type KeyState } from '../../src/keys/key-state.js'
import { digestOf } from '../../src/keys/key-text.js'
import { apiKey, keySecret } from '../support/api-key.js'

const now = new Date('2025-06-01T12:00:00Z')
const past = new Date('2025-06-01T11:59:59.999Z')
const future = new Date('2025-06-01T12:00:00.001Z')
const current = digestOf(keySecret)
const old = digestOf('the secret before')

const cases: readonly (readonly [string, Partial<ApiKey>, KeyState, boolean, boolean])[] = [
  ['a plain key', {}, 'active', true, false],
  ['a key that expires later', { expiresAt: future }, 'active', true, false],
  ['a key that expires now', { expiresAt: now }, 'expired', false, false],
  ['an expired key', { expiresAt: past }, 'expired', false, false],
  ['a revoked key', { revokedAt: past }, 'revoked', false, false],
  ['a rotated key in grace', { former: { digest: old, until: future } }, 'rotating', true, true],
  [
    'a rotated key as its grace ends',
    { former: { digest: old, until: now } },
    'active',
    true,
    false,
  ],
  ['a rotated key after grace', { former: { digest: old, until: past } }, 'active', true, false],
  [
    'a rotated key that expired in its grace',
    { former: { digest: old, until: future }, expiresAt: past },
    'expired',
    false,
    false,
  ],
  [
    'a rotated key that was revoked in its grace',
    { former: { digest: old, until: future }, revokedAt: past },
    'revoked',
    false,
    false,
  ],
]

for (const [what, changes, state, currentOpens, formerOpens] of cases) {
  test(`${what} is ${state}`, () => {
    const key = apiKey(changes)
    assert.equal(keyState(key, now), state)
    assert.equal(opens(key, current, now), currentOpens)
    assert.equal(opens(key, old, now), formerOpens)
    for (const other of ['', digestOf(''), digestOf('else'), current.slice(1)])
      assert.equal(opens(key, other, now), false)
  })
}
