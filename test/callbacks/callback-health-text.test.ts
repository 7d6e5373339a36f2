import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Standing } from '../../src/callbacks/callback-health.js'
import { toStanding, toText } from '../../src/callbacks/callback-health-text.js'
import { noon, secondsAfterNoon } from '../support/deliveries.js'

const standings: readonly Standing[] = [
  {},
  { notedAt: noon, holdUntil: secondsAfterNoon(0.125) },
  { notedAt: noon, failingSince: noon, failedAt: noon, failures: 7, holdUntil: noon },
  { parkedSince: noon, probes: 2 },
  { disabledAt: noon, disabledBecause: 'failing' },
]

test('a standing comes back from its text as it was', () => {
  for (const standing of standings) assert.deepEqual(toStanding(toText(standing)), standing)
})

test('a good standing is an empty text, and so is a column that is not there', () => {
  assert.equal(toText({}), '')
  for (const text of ['', null, undefined]) assert.deepEqual(toStanding(text), {})
})
