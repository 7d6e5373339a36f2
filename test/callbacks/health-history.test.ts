import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import {
  changesBetween,
  toHistory,
  toHistoryText,
  withChanges,
  type HealthStep,
} from '../../src/callbacks/health-history.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const policy = { failures: 3, disableAfterHours: 100 }

const failing = (hours: number, failures = 9): CallbackHealth => ({
  failures,
  failingSince: noon,
  failedAt: secondsAfterNoon(hours * 3600),
})

/** What is noted of one health after the other. */
const noted = (...healths: readonly CallbackHealth[]) =>
  healths.flatMap((after, i) =>
    changesBetween(policy, healths[i - 1] ?? {}, after, 'refused').map(
      ({ change, percent, reason }) =>
        [change, percent, reason].filter((each) => each !== undefined).join(' '),
    ),
  )

test('each step on the way to being disabled is noted once, with what the answer meant', () => {
  const disabled = { ...failing(100), disabledAt: noon, disabledBecause: 'failing' as const }
  assert.deepEqual(
    noted(
      failing(0, 1),
      failing(0, 3),
      failing(1, 4),
      failing(50),
      failing(60),
      failing(91),
      disabled,
    ),
    ['on-probation refused', 'failing 50 refused', 'failing 90 refused', 'disabled failing'],
  )
  assert.deepEqual(changesBetween(policy, disabled, disabled), [])
})

test('a callback that answers again has recovered; one that only hiccuped has not', () => {
  assert.deepEqual(noted(failing(0, 3), {}), ['on-probation refused', 'recovered'])
  assert.deepEqual(noted(failing(0, 2), {}), [])
  assert.deepEqual(noted({ notedAt: noon, holdUntil: noon }, {}), [])
})

test('a flow goes off and on, whatever else is held against it', () => {
  const off = { parkedSince: noon, probes: 1 }
  assert.deepEqual(noted(off, { ...off, probes: 2 }, {}), ['off refused', 'on'])
  assert.deepEqual(noted(failing(0, 3), { ...failing(0, 3), ...off }, {}), [
    ...['on-probation refused', 'off refused', 'recovered', 'on'],
  ])
})

test('the last twenty changes are kept', () => {
  let history: readonly HealthStep[] = []
  for (let i = 0; i < 25; i++)
    history = withChanges(history, secondsAfterNoon(i), [{ change: 'off' }])
  assert.equal(history.length, 20)
  assert.deepEqual(history[0], { at: secondsAfterNoon(5).toISOString(), change: 'off' })
  assert.deepEqual(toHistory(toHistoryText(history)), history)
})

test('a row that a former version wrote has no history', () => {
  for (const text of [undefined, null, '']) assert.deepEqual(toHistory(text), [])
})
