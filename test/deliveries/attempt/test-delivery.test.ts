import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackRequest } from '../../../src/deliveries/attempt/post-callback.js'
import { testDelivery } from '../../../src/deliveries/attempt/test-delivery.js'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import type { Attempt } from '../../../src/delivery-store/delivery.js'
import { newAttempt, newRecipient, secondsAfterNoon } from '../../support/deliveries.js'

const payload = new TextEncoder().encode('{"sample":1}')

const setUp = (answer: Attempt, reservedFor?: Date, isFull = false) => {
  const posted: CallbackRequest[] = []
  const run = testDelivery({
    rateLimit: () => (reservedFor ? Promise.resolve(reservedFor) : undefined),
    callLimiter: { run: (_, call) => (isFull ? Promise.resolve(undefined) : call()) },
    postCallback: (request) => {
      posted.push(request)
      return Promise.resolve(answer)
    },
    outcomeOf: outcomesBy(),
    newId: () => 'a-guid',
  })
  return { posted, run }
}

test('a test is one POST that says that it is one, whatever is held against its callback', async () => {
  const { posted, run } = setUp(newAttempt({ runId: 'R1' }))
  const recipient = newRecipient(1, { health: { disabledAt: secondsAfterNoon(0) } })
  const tested = await run(recipient, payload)
  assert.deepEqual(tested?.outcome, { kind: 'delivered' })
  assert.equal(tested.attempt.runId, 'R1')
  const [request, ...others] = posted
  assert.deepEqual(others, [])
  assert.equal(request?.isTest, true)
  assert.equal(request.payload, payload)
  assert.equal(request.trackingId, 'test-a-guid')
})

test('what it was answered is told with its meaning', async () => {
  const { run } = setUp(newAttempt({ status: 503 }))
  const tested = await run(newRecipient(1), payload)
  assert.deepEqual(tested?.outcome, { kind: 'retry', reason: 'server-error' })
})

test('a callback that has all the calls it may have is not called', async () => {
  for (const { run, posted } of [
    setUp(newAttempt(), secondsAfterNoon(60)),
    setUp(newAttempt(), undefined, true),
  ]) {
    assert.equal(await run(newRecipient(1), payload), undefined)
    assert.deepEqual(posted, [])
  }
})
