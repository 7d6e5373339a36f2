import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { holdForCallback } from '../../../src/deliveries/outcome/hold-for-callback.js'
import type { CallbackKey } from '../../../src/queues/held-table.js'
import type { RetryMessage } from '../../../src/queues/messages.js'
import {
  failedOnce,
  newDelivery,
  noon,
  secondsAfterNoon,
  subscriptionNumber,
} from '../../support/deliveries.js'
import { newSubscription } from '../../support/subscriptions.js'

const onProbation: CallbackHealth = { failures: 3, holdUntil: secondsAfterNoon(40) }
const waiting = (number: number) =>
  newDelivery(1, { reason: 'on-probation', dueAt: noon, eventId: `instore-${number}` })

/** `healths`: what the callback's health is at each look, the last one from then on; none: it is gone. */
const setUp = (
  healths: readonly CallbackHealth[] = [onProbation],
  id = subscriptionNumber(1),
  unreadable: readonly string[] = [],
) => {
  const steps: string[] = []
  const messages: RetryMessage[] = []
  let looks = 0
  const unused = () => Promise.reject(new Error('Not asked for'))
  const hold = holdForCallback({
    subscriptions: {
      current: (_tenantId, subscriptionId) => {
        if (unreadable.includes(subscriptionId)) return Promise.reject(new Error('Not now'))
        const health = healths[Math.min(looks++, healths.length - 1)]
        return Promise.resolve(health && { ...newSubscription(1), id, health })
      },
    },
    queues: {
      held: {
        add: ({ subscriptionId }: CallbackKey, added: readonly RetryMessage[]) => {
          assert.equal(subscriptionId, id)
          messages.push(...added)
          steps.push('add')
          return Promise.resolve()
        },
        oldest: unused,
        remove: unused,
        lookAt: unused,
        toBeLookedAt: () => {
          throw new Error('Not asked for')
        },
        forget: unused,
      },
      wake: ({ subscriptionId }: CallbackKey, delaySeconds = 0) => {
        assert.equal(subscriptionId, id)
        steps.push(`wake in ${delaySeconds} s`)
        return Promise.resolve()
      },
    },
    circuitPolicy: { failures: 3 },
    now: () => noon,
  })
  return { steps, messages, hold }
}

test('a thousand deliveries that wait for one callback have it looked at once, when its hold is over', async () => {
  const { steps, hold } = setUp()
  for (let i = 0; i < 1000; i++) assert.equal(await hold(waiting(i)), true)
  assert.equal(steps.filter((step) => step === 'add').length, 1000)
  assert.deepEqual(
    steps.filter((step) => step !== 'add'),
    ['wake in 40 s'],
  )
})

test('what comes for a callback while others are put away for it is put away together, and looked after once', async () => {
  const { steps, messages, hold } = setUp()
  const held = await Promise.all(Array.from({ length: 40 }, (_, i) => hold(waiting(i))))
  assert.ok(held.every(Boolean))
  assert.equal(messages.length, 40)
  assert.deepEqual(steps, ['add', 'wake in 40 s', 'add'])
})

test('deliveries of other callbacks do not wait for a callback that cannot be read, and fail by themselves', async () => {
  const { steps, hold } = setUp([onProbation], subscriptionNumber(1), [subscriptionNumber(2)])
  const other = newDelivery(2, { reason: 'on-probation', dueAt: noon })
  const [mine, theirs] = await Promise.allSettled([hold(waiting(1)), hold(other)])
  assert.equal(mine.status, 'fulfilled')
  assert.equal(theirs.status, 'rejected')
  assert.deepEqual(steps, ['add', 'wake in 40 s'])
})

test('a hold that is made longer is looked after anew', async () => {
  const longer = { ...onProbation, holdUntil: secondsAfterNoon(80) }
  const { steps, hold } = setUp([onProbation, onProbation, onProbation, longer])
  await hold(waiting(1))
  await hold(waiting(2))
  assert.deepEqual(steps, ['add', 'wake in 40 s', 'add', 'wake in 80 s'])
})

test('a callback that has come back meanwhile, or may be probed, is looked at now', async () => {
  for (const health of [{}, { ...onProbation, holdUntil: noon }]) {
    const { steps, hold } = setUp([onProbation, health])
    await hold(waiting(1))
    assert.deepEqual(steps, ['add', 'wake in 0 s'])
  }
})

test('the delivery of a subscription that was replaced waits for its successor’s callback', async () => {
  const { steps, messages, hold } = setUp([onProbation], subscriptionNumber(7))
  await hold(waiting(1))
  assert.equal(messages[0]?.subscriptionId, subscriptionNumber(1))
  assert.deepEqual(steps, ['add', 'wake in 40 s'])
})

test('one that has no callback any more does not wait for it', async () => {
  const { steps, hold } = setUp([])
  assert.equal(await hold(waiting(1)), false)
  assert.deepEqual(steps, [])
})

test('what is kept says which attempt is to be made, and what is recorded of the delivery', async () => {
  const { messages, hold } = setUp()
  await hold(failedOnce(1, { reason: 'on-probation', dueAt: noon }))
  const [message] = messages
  assert.equal(message?.attempt, 2)
  assert.equal(message.dueAt, noon.toISOString())
  assert.match(message.recorded ?? '', /"status":503/)
})
