import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { toHealth, toHealthText } from '../../src/callbacks/callback-health-text.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const standings: readonly CallbackHealth[] = [
  {},
  { notedAt: noon, holdUntil: secondsAfterNoon(0.125) },
  { notedAt: noon, failingSince: noon, failedAt: noon, failures: 7, holdUntil: noon },
  { parkedSince: noon, probes: 2 },
  { disabledAt: noon, disabledBecause: 'failing' },
]

test('a health comes back from its text as it was', () => {
  for (const health of standings) assert.deepEqual(toHealth(toHealthText(health)), health)
})

test('a good health is an empty text, and so is a column that is not there', () => {
  assert.equal(toHealthText({}), '')
  for (const text of ['', null, undefined]) assert.deepEqual(toHealth(text), {})
})
