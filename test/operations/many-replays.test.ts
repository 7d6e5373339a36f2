import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryDelivery } from '../../src/deliveries/resume/retry-delivery.js'
import { toDelivery, toDeliveryRow } from '../../src/delivery-store/delivery-row.js'
import { attemptsMade, type StoredDelivery } from '../../src/delivery-store/delivery.js'
import { presentDeadLetter } from '../../src/delivery-store/dead-letters/present-dead-letter.js'
import { replayDelivery } from '../../src/operations/replay-delivery.js'
import { deadAtOnce } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon } from '../support/deliveries.js'
import { fakeEngine } from '../support/engine.js'
import { isWholeRun } from '../support/whole-run.js'

const replays = isWholeRun ? 5000 : 1000
const tooLarge = { status: 413, flowCode: 'c'.repeat(80), runId: 'r'.repeat(80) }

test('a delivery that is replayed a thousand times and more fits its row, and goes on counting its attempts', async () => {
  const { answers, subscriptions, retries, log, ...engine } = fakeEngine()
  let seconds = 0
  const now = () => secondsAfterNoon(seconds)
  const dead = deadAtOnce(1)
  let stored: StoredDelivery = { delivery: dead }
  const deliveries = {
    get: () => Promise.resolve(stored),
    update: (...[delivery]: readonly [StoredDelivery['delivery'], ...unknown[]]) => {
      const row = toDeliveryRow(delivery)
      // What one property of a table row holds, and a whole row with the rest of it.
      for (const value of Object.values(row))
        assert.ok(typeof value !== 'string' || value.length <= 32_768)
      stored = { delivery: toDelivery(row), etag: 'v' }
      return Promise.resolve(true)
    },
  }
  answers.set(dead.subscriptionId, tooLarge)
  const parts = { ...engine, subscriptions, deliveries, now }
  const replay = replayDelivery(parts)
  const retry = retryDelivery(parts)

  for (let made = 1; made <= replays; made++) {
    seconds += 120
    assert.deepEqual(await replay(stored, log), { kind: 'replayed' })
    const [queued, ...others] = retries.splice(0)
    assert.deepEqual([queued?.message.attempt, others.length], [made + 1, 0])
    if (queued) await retry(newEvent(), queued.message, log)
    // A message that comes again finds its attempt made.
    if (queued) await retry(newEvent(), queued.message, log)
    assert.equal(stored.delivery.state, 'deadLettered')
    assert.equal(attemptsMade(stored.delivery), made + 1)
  }
  assert.equal(presentDeadLetter(stored.delivery, undefined).attempts, replays + 1)
})
