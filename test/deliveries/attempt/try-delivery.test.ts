import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { tryDelivery } from '../../../src/deliveries/attempt/try-delivery.js'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { fakeCallback } from '../../support/callbacks.js'
import {
  failedOnce,
  newDelivery,
  newEvent,
  newRecipient,
  noon,
  secondsAfterNoon,
} from '../../support/deliveries.js'
import { storageFault } from '../../support/storage-fault.js'

const event = newEvent()
const soon = secondsAfterNoon(60)

/** Tries a delivery to a callback of this health, as read a moment ago. */
const setUp = (health: CallbackHealth = {}) => {
  const callback = fakeCallback({ health })
  const attempt = async (delivery: Delivery = newDelivery(1), read = health) => {
    const tried = await callback.run(
      event,
      delivery,
      newRecipient(1, { health: read }),
      callback.log,
    )
    await tried.healthUpdated
    return tried.delivery
  }
  return { ...callback, attempt }
}

test('a delivery to a callback in good health is attempted, and nothing is noted', async () => {
  const { attempt, steps } = setUp()
  assert.equal((await attempt()).state, 'delivered')
  assert.deepEqual(steps, ['book', 'post'])
})

test('subscriptions whose callback URLs reach the same receiver share its places', async () => {
  const { parts, log } = fakeCallback()
  const places = new Set<string | undefined>()
  const callLimiter: typeof parts.callLimiter = {
    run: (id, call) => {
      places.add(id)
      return call()
    },
  }
  const run = tryDelivery({ ...parts, callLimiter })
  const { callbackUrl } = newRecipient(1)
  for (const url of [callbackUrl, `${callbackUrl}&x=1`, `${callbackUrl}&x=2`])
    await run(event, newDelivery(1), newRecipient(places.size, { callbackUrl: url }), log)
  assert.equal(places.size, 1)
})

const holds: readonly [string, CallbackHealth, Delivery['state'], reason: string, Date][] = [
  ['asked to wait', { holdUntil: soon }, 'pending', 'throttled', soon],
  // It waits for its callback, not for a time.
  ['is on probation', { holdUntil: soon, failures: 3 }, 'pending', 'on-probation', noon],
  ['is off', { holdUntil: soon, parkedSince: noon }, 'parked', 'flow-off', soon],
]

for (const [name, health, state, reason, dueAt] of holds) {
  test(`a callback that ${name} is left in peace, which uses up no attempt`, async () => {
    const { attempt, steps } = setUp(health)
    const before = failedOnce(1)
    assert.deepEqual(await attempt(before), { ...before, state, reason, dueAt })
    assert.deepEqual(steps, [])
  })
}

test('held deliveries come back spread out, none of them too soon', async () => {
  const { parts, log } = fakeCallback()
  const health = { holdUntil: soon }
  for (const [random, seconds] of [
    [0, 60],
    [1, 72],
  ] as const) {
    const run = tryDelivery({ ...parts, random: () => random })
    const { delivery } = await run(event, newDelivery(1), newRecipient(1, { health }), log)
    assert.deepEqual(delivery.dueAt, secondsAfterNoon(seconds))
  }
})

test('a delivery to a callback that is disabled is a dead letter', async () => {
  const { attempt, steps } = setUp({ disabledAt: noon })
  const { state, reason, attempts } = await attempt()
  assert.deepEqual([state, reason, attempts], ['deadLettered', 'callback-disabled', []])
  assert.deepEqual(steps, [])
})

test('a callback that is disabled is told of again, for who disabled it may have died before', async () => {
  const { attempt, told } = setUp({ disabledAt: noon })
  await attempt()
  assert.deepEqual(told, [[{ disabledAt: noon }, undefined]])
})

test('of many deliveries at once one is the probe, and the others wait for what it finds out', async () => {
  const health = { failures: 3, failingSince: noon, failedAt: noon, holdUntil: noon }
  const { attempt, steps, state } = setUp(health)
  state.answer = { status: 503 }
  const all = await Promise.all([1, 2, 3].map((number) => attempt(newDelivery(number), health)))
  assert.equal(steps.filter((step) => step === 'post').length, 1)
  assert.deepEqual(all.map(({ attempts }) => attempts.length).toSorted(), [0, 0, 1])
  const waiting = all.filter(({ reason }) => reason === 'on-probation')
  assert.equal(waiting.length, 2)
  assert.equal(state.notes.health.failures, 4)
})

test('a delivery that meets a probe under way waits for what that finds out, not for the end of its claim', async () => {
  const probed = { failures: 3, holdUntil: secondsAfterNoon(90), probedBy: 'another' }
  const { attempt, steps } = setUp(probed)
  const { state, reason, dueAt } = await attempt()
  assert.deepEqual([state, reason], ['pending', 'on-probation'])
  assert.deepEqual(dueAt, noon)
  assert.deepEqual(steps, [])
})

test('a probe that died holds the others up for a minute and a half, not for ever', async () => {
  const health = { failures: 3, holdUntil: noon }
  const { attempt, state, steps, parts, log } = setUp(health)
  const dying = tryDelivery({
    ...parts,
    postCallback: () => Promise.reject(new Error('killed')),
  })
  await assert.rejects(dying(event, newDelivery(1), newRecipient(1, { health }), log), /killed/)
  state.now = secondsAfterNoon(89)
  assert.equal((await attempt(newDelivery(2), state.notes.health)).reason, 'on-probation')
  state.now = secondsAfterNoon(91)
  assert.equal((await attempt(newDelivery(2), state.notes.health)).state, 'delivered')
  assert.deepEqual(state.notes.health, {})
  assert.equal(steps.filter((step) => step === 'post').length, 1)
})

test('a probe waits for neither budget nor other calls', async () => {
  const { attempt, state } = setUp({ failures: 3 })
  Object.assign(state, { paced: soon, isFull: true })
  assert.equal((await attempt()).state, 'delivered')
})

test('a call beyond the budget is put off to its own time, and then made without another reservation', async () => {
  const { attempt, state, steps } = setUp()
  state.paced = soon
  const put = await attempt()
  assert.deepEqual([put.state, put.reason, put.dueAt, put.attempts], ['pending', 'paced', soon, []])
  state.now = secondsAfterNoon(61)
  assert.equal((await attempt(put)).state, 'delivered')
  assert.deepEqual(steps, ['book', 'post'])
})

test('one that missed its time is reserved anew: a backlog does not burst', async () => {
  const { attempt, state, steps } = setUp()
  state.now = secondsAfterNoon(60 + 30)
  await attempt(newDelivery(1, { reason: 'paced', dueAt: soon }))
  assert.deepEqual(steps, ['book', 'post'])
})

test('when a callback has its most calls under way, a delivery comes back within seconds', async () => {
  const { attempt, state, steps } = setUp()
  state.isFull = true
  const { reason, dueAt, attempts } = await attempt()
  assert.deepEqual([reason, attempts.length], ['busy', 0])
  assert.deepEqual(dueAt, secondsAfterNoon(5))
  assert.deepEqual(steps, ['book'])
})

test('what has been parked for more than eight days is a dead letter', async () => {
  const { parts, log } = fakeCallback()
  const run = tryDelivery(parts)
  const parkFor = async (days: number) => {
    const old = newEvent({ firedAt: secondsAfterNoon(-days * 86_400) })
    const recipient = newRecipient(1, { health: { parkedSince: noon, holdUntil: soon } })
    return (await run(old, newDelivery(1), recipient, log)).delivery
  }
  assert.equal((await parkFor(7.9)).state, 'parked')
  const late = await parkFor(8.1)
  assert.deepEqual([late.state, late.reason], ['deadLettered', 'exhausted: flow-off'])
})

test('a fault of noting is kept until the delivery is recorded: it does not end the process', async () => {
  const { parts, log } = fakeCallback()
  const run = tryDelivery({ ...parts, updateHealth: () => Promise.reject(new Error('storage')) })
  const { delivery, healthUpdated } = await run(event, newDelivery(1), newRecipient(1), log)
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(delivery.state, 'delivered')
  assert.ok(healthUpdated)
  await assert.rejects(healthUpdated, /storage/)
})

test('where storage cannot be asked for a probe or a reservation, a delivery is held, and nothing is called', async () => {
  const { parts, steps, log } = fakeCallback()
  const unreachable = () => Promise.reject(storageFault(503))
  const run = tryDelivery({ ...parts, claimProbe: unreachable, rateLimit: unreachable })
  const before = failedOnce(1)
  for (const [health, reason] of [
    [{ failures: 3, failingSince: noon, failedAt: noon }, 'our-storage'],
    [{}, 'our-storage'],
  ] as const) {
    const { delivery } = await run(event, before, newRecipient(1, { health }), log)
    assert.deepEqual([delivery.state, delivery.reason], ['pending', reason])
    assert.deepEqual(delivery.attempts, before.attempts)
    assert.ok(delivery.dueAt && delivery.dueAt > noon)
  }
  assert.deepEqual(steps, [])
})
