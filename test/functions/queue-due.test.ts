import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueDue } from '../../src/functions/queue-due.js'
import { runOnTimer } from '../support/run-function.js'

const lookAtBacklog = () => Promise.resolve()

test('what is due is queued, with the invocation’s log', async () => {
  const parts = {
    lookAtBacklog,
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
  const queues = { queueDue: () => Promise.reject(new Error('storage')) }
  const parts = { lookAtBacklog, queues }
  await assert.rejects(runOnTimer(queueDue, parts), /storage/)
})

test('what is late is told of beside that, even while queueing fails', async () => {
  let looks = 0
  const parts = {
    lookAtBacklog: () => {
      looks++
      return Promise.resolve()
    },
    queues: { queueDue: () => Promise.reject(new Error('storage')) },
  }
  await assert.rejects(runOnTimer(queueDue, parts))
  assert.equal(looks, 1)
})
