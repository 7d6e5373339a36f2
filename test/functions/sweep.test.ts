import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sweep } from '../../src/functions/sweep.js'
import { runOnTimer } from '../support/run-function.js'

test('what a crash left lying is put back to work, with the invocation’s log', async () => {
  const parts: Parameters<typeof sweep>[0] = {
    sweep: (log) => {
      log('event.swept', {})
      return Promise.resolve()
    },
  }
  assert.deepEqual(await runOnTimer(sweep, parts), [
    { level: 'information', fields: { event: 'event.swept' } },
  ])
})

test('the invocation lasts as long as the work, and fails with it', async () => {
  const parts = { sweep: () => Promise.reject(new Error('storage')) }
  await assert.rejects(runOnTimer(sweep, parts), /storage/)
})
