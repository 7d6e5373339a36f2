import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryAfterSeconds } from '../src/retry-after.js'
import { noon } from './playing.js'

test('a header Retry-After is seconds, or a time; anything else is none', () => {
  const read = (header: string | null) => retryAfterSeconds(header, noon)
  assert.equal(read('120'), 120)
  assert.equal(read('Mon, 02 Mar 2026 12:00:30 GMT'), 30)
  assert.equal(read('Mon, 02 Mar 2026 11:00:00 GMT'), 0)
  for (const none of [null, '', 'soon']) assert.equal(read(none), undefined)
})
