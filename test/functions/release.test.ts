import assert from 'node:assert/strict'
import { test } from 'node:test'
import { release } from '../../src/functions/release.js'
import { noon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { runOnMessage } from '../support/run-function.js'

const message = {
  tenantId: tenant,
  subscriptionId: subscriptionNumber(1),
  since: noon.toISOString(),
}

const run = async (raw: unknown, dequeueCount = 1) => {
  const steps: unknown[] = []
  const lines = await runOnMessage(
    release,
    {
      queues: {
        poison: (...given) => {
          steps.push(['poison', ...given])
          return Promise.resolve()
        },
      },
      release: (asked, log) => {
        steps.push(['release', asked])
        log('parked.released', {})
        return Promise.resolve()
      },
    },
    raw,
    dequeueCount,
  )
  return { steps, lines }
}

test('what waits for a subscription is released, with the invocation’s log', async () => {
  const { steps, lines } = await run(message)
  assert.deepEqual(steps, [['release', message]])
  assert.deepEqual(lines, [{ level: 'information', fields: { event: 'parked.released' } }])
})

test('a release may have begun before when its message was handed out before', async () => {
  assert.deepEqual((await run(message, 3)).steps, [['release', { ...message, again: true }]])
})

test('a message that does not say since when is set aside', async () => {
  const { since: _, ...incomplete } = message
  const { steps, lines } = await run(incomplete)
  assert.deepEqual(steps, [['poison', 'releases', incomplete]])
  assert.equal(lines[0]?.fields.event, 'message.refused')
})

test('a fault of ours is passed on, so that the message comes back', async () => {
  const parts = { queues: {}, release: () => Promise.reject(new Error('storage')) }
  await assert.rejects(runOnMessage(release, parts, message), /storage/)
})
