import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsOf } from '../../src/settings.js'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import {
  failingHours,
  goodHealth,
  healthAfter,
  type CallbackHealth,
  type Verdict,
} from '../../src/callbacks/callback-health.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const policy = parseCircuitPolicy(settingsOf({}))
const hours = (count: number) => secondsAfterNoon(count * 3600)

/** The health after an answer at noon, to a call that was made just then. */
const after = (before: CallbackHealth, verdict: Verdict, now = noon, calledAt = now) =>
  healthAfter(policy, before, { verdict, calledAt, now })

/** So many failures in a row, each as soon as the callback may be called again. */
const failures = (count: number): CallbackHealth => {
  let health = goodHealth
  for (let i = 0; i < count; i++)
    health = after(health, { kind: 'failed' }, health.holdUntil ?? noon)
  return health
}

const holdSeconds = ({ holdUntil, notedAt }: CallbackHealth) =>
  holdUntil && notedAt && (holdUntil.getTime() - notedAt.getTime()) / 1000

test('a success in good health changes nothing, and is nothing to note', () => {
  assert.equal(after(goodHealth, { kind: 'healthy' }), goodHealth)
})

test('a success ends whatever was held against a callback', () => {
  for (const before of [
    failures(1),
    after(failures(5), { kind: 'healthy' }, hours(2)),
    after(goodHealth, { kind: 'off' }),
  ])
    assert.deepEqual(after(before, { kind: 'healthy' }, hours(3)), {})
})

test('what says nothing of the callback changes nothing', () => {
  for (const before of [goodHealth, failures(2), failures(4)])
    assert.equal(after(before, { kind: 'neutral' }, hours(1)), before)
})

test('a 429 holds for as long as it asks for, for ten seconds where it does not say, for six hours at most', () => {
  const asked: readonly [number | undefined, number][] = [
    [undefined, 10],
    [7, 7],
    [86_400, 21_600],
  ]
  for (const [retryAfter, seconds] of asked) {
    const verdict = {
      kind: 'throttled' as const,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
    const health = after(goodHealth, verdict)
    assert.deepEqual(health, { notedAt: noon, holdUntil: secondsAfterNoon(seconds) })
  }
})

test('two failures hold nothing, the third begins probation, and probes become rarer', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((count) => holdSeconds(failures(count))),
    [undefined, undefined, 5, 10, 20, 40, 80, 160, 300, 900, 900, 900],
  )
})

test('a failure that asks to wait is granted that, even the first one', () => {
  assert.equal(holdSeconds(after(goodHealth, { kind: 'failed', retryAfter: 30 })), 30)
  const probed = failures(3)
  const asked = after(probed, { kind: 'failed', retryAfter: 3 }, hours(1))
  assert.equal(holdSeconds(asked), 10)
})

test('calls that were under way together count as one, whichever way they end', () => {
  const throttled = after(goodHealth, { kind: 'throttled', retryAfter: 60 })
  const soon = secondsAfterNoon(1)
  const verdicts: readonly Verdict[] = [
    { kind: 'healthy' },
    { kind: 'failed' },
    { kind: 'off' },
    { kind: 'throttled', retryAfter: 600 },
    { kind: 'unauthorized' },
  ]
  for (const verdict of verdicts)
    assert.equal(after(throttled, verdict, soon, noon), throttled, verdict.kind)
  assert.deepEqual(after(throttled, { kind: 'healthy' }, soon, secondsAfterNoon(0.5)), {})
})

test('a flow that is off is asked after 15 minutes, an hour, six hours, and daily', () => {
  let health = goodHealth
  const asked = []
  for (let i = 0; i < 6; i++) {
    health = after(health, { kind: 'off' }, health.holdUntil ?? noon)
    asked.push(holdSeconds(health))
  }
  assert.deepEqual(asked, [900, 3600, 21_600, 86_400, 86_400, 86_400])
  assert.deepEqual([health.parkedSince, health.probes], [noon, 6])
})

test('a signature that is refused twice disables at once, and says why', () => {
  const { disabledAt, disabledBecause } = after(goodHealth, { kind: 'unauthorized' })
  assert.deepEqual([disabledAt, disabledBecause], [noon, 'unauthorized'])
})

/** Fails every 15 minutes for so many hours. */
const failFor = (count: number) => {
  let health = failures(3)
  for (let quarter = 1; quarter <= count * 4; quarter++)
    health = after(health, { kind: 'failed' }, secondsAfterNoon(quarter * 900))
  return health
}

test('failure without a pause disables after five days, not a probe sooner', () => {
  assert.equal(failFor(119.75).disabledAt, undefined)
  const { disabledAt, disabledBecause } = failFor(120)
  assert.deepEqual([disabledAt, disabledBecause], [hours(120), 'failing'])
})

test('a success in between begins the five days anew', () => {
  const recovered = after(failFor(119), { kind: 'healthy' }, hours(119.5))
  const failed = after(recovered, { kind: 'failed' }, hours(120))
  assert.deepEqual([failed.failures, failed.disabledAt, failingHours(failed)], [1, undefined, 0])
})

test('so does half a day without any call: what was not called has not failed', () => {
  const later = after(failFor(100), { kind: 'failed' }, hours(100 + 12.1))
  assert.deepEqual([later.failures, later.failingSince], [1, hours(112.1)])
  const sooner = after(failFor(100), { kind: 'failed' }, hours(100 + 11.9))
  assert.deepEqual(sooner.failingSince, noon)
})

test('what is disabled stays so, whatever was under way', () => {
  const disabled = after(failures(1), { kind: 'unauthorized' })
  for (const kind of ['healthy', 'neutral', 'failed', 'off', 'throttled'] as const)
    assert.equal(after(disabled, { kind }, hours(1)), disabled)
})

test('a failure of whoever called without knowing of a hold does not make it longer; one of its probe does', () => {
  const held = failures(3)
  const now = secondsAfterNoon(2)
  assert.equal(after(held, { kind: 'failed' }, now), held)
  const seen = { verdict: { kind: 'failed' }, calledAt: now, probe: true, now } as const
  assert.equal(healthAfter(policy, held, seen).failures, 4)
})
