import assert from 'node:assert/strict'
import { test } from 'node:test'
import { circuitDecision, type CircuitDecision } from '../../src/callbacks/circuit-decision.js'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const soon = secondsAfterNoon(5)
const hold = (
  reason: 'flow-off' | 'on-probation' | 'throttled',
  probing = false,
): CircuitDecision => ({ kind: 'hold', until: soon, reason, probing })

/** What is known of a callback, and whether it may be called at noon. */
const rows: readonly [name: string, CallbackHealth, CircuitDecision][] = [
  ['in good health is called', {}, { kind: 'call' }],
  ['that failed twice is called', { failures: 2 }, { kind: 'call' }],
  ['that asked to wait is held', { holdUntil: soon }, hold('throttled')],
  ['that asked to wait until now is called', { holdUntil: noon }, { kind: 'call' }],
  ['on probation is held until its probe', { failures: 3, holdUntil: soon }, hold('on-probation')],
  ['on probation is probed when it is time', { failures: 3, holdUntil: noon }, { kind: 'probe' }],
  [
    'that is being probed is held until the probe is answered',
    { failures: 3, holdUntil: soon, probedBy: 'another' },
    hold('on-probation', true),
  ],
  [
    'whose probe has died is probed again',
    { failures: 3, holdUntil: noon, probedBy: 'another' },
    { kind: 'probe' },
  ],
  ['whose flow is off is held', { parkedSince: noon, holdUntil: soon }, hold('flow-off')],
  [
    'whose flow is off is probed when it is time',
    { parkedSince: noon, holdUntil: noon },
    { kind: 'probe' },
  ],
  ['whose flow was off is probed first', { parkedSince: noon }, { kind: 'probe' }],
  [
    'whose flow is off is held for that reason, even if it failed before',
    { parkedSince: noon, failures: 9, holdUntil: soon },
    hold('flow-off'),
  ],
  [
    'that is disabled is not called at all',
    { disabledAt: noon, holdUntil: soon },
    { kind: 'disabled' },
  ],
  [
    'that was held by a wrong clock is called',
    { holdUntil: secondsAfterNoon(3 * 86_400) },
    { kind: 'call' },
  ],
]

for (const [name, health, expected] of rows) {
  test(`a callback ${name}`, () => {
    assert.deepEqual(circuitDecision({ failures: 3 }, health, noon), expected)
  })
}
