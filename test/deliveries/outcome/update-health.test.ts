import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt } from '../../../src/delivery-store/delivery.js'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { fakeCallback } from '../../support/callbacks.js'
import {
  newAttempt,
  newDelivery,
  newRecipient,
  noon,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'

const hours = (count: number) => secondsAfterNoon(count * 3600)

const setUp = (health: CallbackHealth = {}) => {
  const callback = fakeCallback({ health })
  /** Notes one more answer, as if it came now. */
  const note = async (answer: Partial<Attempt>, read = callback.state.notes.health) => {
    const attempt = newAttempt({ at: callback.state.now, ...answer })
    const delivery = callback.parts.nextState(newDelivery(1), attempt)
    const recipient = newRecipient(1, { health: read })
    await callback.parts.updateHealth(recipient, delivery, false, callback.log)
  }
  return { ...callback, note }
}

const off = { status: 400, flowCode: 'WorkflowTriggerIsNotEnabled' }

const neutral: readonly [string, Partial<Attempt>][] = [
  ['a success', {}],
  ['an event that is too large', { status: 413 }],
  ['a refusal that nobody has described', { status: 418 }],
  ['a payload that does not fit', { status: 400, flowCode: 'TriggerInputSchemaMismatch' }],
  ['a flow that is gone', { status: 404, flowCode: 'WorkflowNotFound' }],
  ['the first refusal of our signature', { status: 401 }],
]

for (const [name, answer] of neutral) {
  test(`${name} is nothing to note, and costs nothing`, async () => {
    const { note, steps, lines } = setUp()
    await note(answer)
    assert.deepEqual([steps, lines], [[], []])
  })
}

test('a probe that finds nothing out about the callback makes way for the next one at once', async () => {
  const health = { failures: 3, failingSince: noon, failedAt: noon }
  const claimed = { ...health, probedBy: 'us', holdUntil: secondsAfterNoon(90) }
  const { parts, state, log } = fakeCallback({ health: claimed })
  const delivery = newDelivery(1, { attempts: [newAttempt({ status: 413 })] })
  await parts.updateHealth(newRecipient(1, { health }), delivery, true, log)
  assert.deepEqual(state.notes.health, health)
})

test('a probe that fails ends its own claim with the next hold', async () => {
  const health = { failures: 3, failingSince: noon, failedAt: noon }
  const claimed = { ...health, probedBy: 'us', holdUntil: secondsAfterNoon(90) }
  const { parts, state, log } = fakeCallback({ health: claimed })
  const delivery = newDelivery(1, { attempts: [newAttempt({ status: 503 })] })
  await parts.updateHealth(newRecipient(1, { health }), delivery, true, log)
  const { failures, holdUntil, probedBy } = state.notes.health
  assert.deepEqual([failures, holdUntil, probedBy], [4, secondsAfterNoon(10), undefined])
})

test('a fault of our own network is not held against the callback', async () => {
  const { parts, steps, log } = fakeCallback()
  const attempts = [{ at: noon, milliseconds: 1, error: 'EMFILE' }]
  await parts.updateHealth(newRecipient(1), newDelivery(1, { attempts }), false, log)
  assert.deepEqual(steps, [])
})

test('a 429 holds the callback for all instances, and is not counted as a failure', async () => {
  const { note, state, events } = setUp()
  await note({ status: 429, retryAfter: 20 })
  assert.deepEqual(state.notes.health, { notedAt: noon, holdUntil: secondsAfterNoon(20) })
  assert.deepEqual(events(), [])
})

test('the third failure in a row begins probation, and a success ends it: a line for each', async () => {
  const { note, events, state } = setUp()
  for (let i = 0; i < 3; i++) await note({ status: 500 })
  assert.deepEqual(events(), ['callback.on-probation'])
  state.now = secondsAfterNoon(10)
  await note({})
  assert.deepEqual(events(), ['callback.on-probation', 'callback.recovered'])
  assert.deepEqual(state.notes.health, {})
})

test('a receiver that is stopped, or restarts, is on probation and not disabled, and back with its next success', async () => {
  const { note, state, events } = setUp()
  for (const status of [403, 404, 421, 403, 403]) {
    await note({ status })
    state.now = new Date((state.notes.health.holdUntil ?? state.now).getTime() + 1000)
  }
  assert.deepEqual(
    [state.notes.health.failures, state.notes.health.disabledAt, events()],
    [5, undefined, ['callback.on-probation']],
  )
  await note({})
  assert.deepEqual(state.notes.health, {})
})

test('the operator is warned at half, three quarters and nine tenths of the time, and told when it is over', async () => {
  const { note, lines, state } = setUp()
  for (let hour = 0; hour <= 120; hour += 2) {
    state.now = hours(hour)
    await note({ status: 500 })
  }
  const told = lines
    .filter(({ level }) => level === 'error')
    .map(({ fields }) => [fields.event, fields.hours, fields.disabledAfterHours ?? fields.reason])
  assert.deepEqual(told, [
    ['callback.failing', 60, 120],
    ['callback.failing', 90, 120],
    ['callback.failing', 108, 120],
    ['callback.disabled', 120, 'failing'],
  ])
})

test('each change is kept with its time and reason, by the same write that notes the health; a hiccup is none', async () => {
  const { note, state, steps } = setUp()
  for (const status of [500, 500, 503, 503]) await note({ status })
  state.now = secondsAfterNoon(10)
  await note({})
  await note({ status: 500 })
  assert.deepEqual(state.notes.history, [
    { at: noon.toISOString(), change: 'on-probation', reason: 'server-error' },
    { at: secondsAfterNoon(10).toISOString(), change: 'recovered' },
  ])
  assert.deepEqual(
    steps,
    Array.from({ length: 5 }, () => 'note'),
  )
})

test('operators are told of each health that has changed, and of none that has not', async () => {
  const { note, told, state } = setUp()
  await note({})
  assert.deepEqual(told, [])
  await note({ status: 500 })
  const failed = state.notes.health
  await note({})
  assert.deepEqual(told, [
    [failed, {}],
    [{}, failed],
  ])
})

test('a signature that is refused twice disables the callback, and the operator is told why', async () => {
  const { parts, state, lines, log } = fakeCallback()
  const refusal = newAttempt({ status: 403, flowCode: 'AuthorizationFailed' })
  const refused = [refusal, refusal]
  const twice = refused.reduce(parts.nextState, newDelivery(1))
  await parts.updateHealth(newRecipient(1), twice, false, log)
  assert.deepEqual(state.notes.health.disabledBecause, 'unauthorized')
  assert.deepEqual(lines[0]?.fields, {
    event: 'callback.disabled',
    subscriptionId: subscriptionNumber(1),
    tenantId: tenant,
    reason: 'unauthorized',
    hours: 0,
  })
})

test('a flow that is off is told once, and one that is back has what was parked released', async () => {
  const { note, events, released, state } = setUp()
  await note(off)
  state.now = hours(1)
  await note(off)
  assert.deepEqual(events(), ['callback.off'])
  assert.deepEqual(released, [])
  state.now = hours(3)
  await note({})
  assert.deepEqual(events(), ['callback.off', 'callback.on'])
  const since = noon.toISOString()
  assert.deepEqual(released, [{ tenantId: tenant, subscriptionId: subscriptionNumber(1), since }])
})

test('of many answers at once that find a flow back, one releases', async () => {
  const parked = { parkedSince: noon, notedAt: noon }
  const { note, released, state } = setUp(parked)
  state.now = secondsAfterNoon(1)
  await Promise.all([note({}, parked), note({}, parked), note({}, parked)])
  assert.equal(released.length, 1)
})

test('what waits for a callback on probation goes on when its next hold is over, when it is back, and when it is disabled', async () => {
  const onProbation = { failures: 3, failingSince: noon, failedAt: noon, holdUntil: noon }
  const wokenBy = async (health: CallbackHealth, answer: Partial<Attempt>, atHours = 0) => {
    const { note, woken, state } = setUp(health)
    state.now = hours(atHours)
    await note(answer)
    return woken
  }
  assert.deepEqual(await wokenBy(onProbation, { status: 503 }), [[subscriptionNumber(1), 10]])
  assert.deepEqual(await wokenBy(onProbation, {}), [[subscriptionNumber(1), 0]])
  assert.deepEqual(await wokenBy({ failures: 1 }, {}), [])
  const failing = { ...onProbation, failures: 50, failedAt: hours(119) }
  assert.deepEqual(await wokenBy(failing, { status: 503 }, 121), [[subscriptionNumber(1), 0]])
})
