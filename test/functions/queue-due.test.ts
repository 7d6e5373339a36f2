import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueDue } from '../../src/functions/queue-due.js'
import { runOnTimer } from '../support/run-function.js'

test('what is due is queued, with the invocation’s log', async () => {
  const parts = {
    queues: {
      queueDue: (log: Parameters<Parameters<typeof queueDue>[0]['queues']['queueDue']>[0]) => {
        log('messages.due', { queued: 1 })
        return Promise.resolve()
      },
    },
  }
  assert.deepEqual(await runOnTimer(queueDue, parts), [
    { level: 'information', fields: { event: 'messages.due', queued: 1 } },
  ])
})

test('the invocation fails with the work', async () => {
  const parts = { queues: { queueDue: () => Promise.reject(new Error('storage')) } }
  await assert.rejects(runOnTimer(queueDue, parts), /storage/)
})
