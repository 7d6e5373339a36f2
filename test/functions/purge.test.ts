import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '../../src/functions/purge.js'
import { runOnTimer } from '../support/run-function.js'

test('what is older than the retention is deleted, with the invocation’s log', async () => {
  const parts: Parameters<typeof purge>[0] = {
    applyRetention: (log) => {
      log('events.purged', {})
      return Promise.resolve()
    },
  }
  assert.deepEqual(await runOnTimer(purge, parts), [
    { level: 'information', fields: { event: 'events.purged' } },
  ])
})

test('the invocation lasts as long as the work, and fails with it', async () => {
  const parts = { applyRetention: () => Promise.reject(new Error('storage')) }
  await assert.rejects(runOnTimer(purge, parts), /storage/)
})
