import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { timeSpan } from '../local/host/time-span.js'
import { functionTimeoutMs } from '../src/host-limits.js'

test('the host gives functions the time that this app reckons with', () => {
  const { functionTimeout } = JSON.parse(readFileSync('host.json', 'utf8')) as {
    functionTimeout: string
  }
  assert.equal(timeSpan(functionTimeout), functionTimeoutMs)
})
