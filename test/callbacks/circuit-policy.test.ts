import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsOf } from '../../src/settings.js'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'

test('a callback is disabled after five days of failure, or after as many hours as DISABLE_AFTER says', () => {
  assert.equal(parseCircuitPolicy(settingsOf({})).disableAfterHours, 120)
  assert.equal(parseCircuitPolicy(settingsOf({ DISABLE_AFTER: ' 24 ' })).disableAfterHours, 24)
})

test('what is no number of hours is a fault of the settings', () => {
  for (const text of ['0', '-1', '8761', 'never', '1h']) {
    const settings = settingsOf({ DISABLE_AFTER: text })
    parseCircuitPolicy(settings)
    assert.match(settings.faults.join(), /^DISABLE_AFTER is no number of hours/)
  }
})
