import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from './until.js'

test('what goes on is waited for, what stands still is given up, and so is what never comes', async () => {
  let asked = 0
  const ask = () => ++asked
  assert.equal(await until(ask, (count) => count === 8, 0.2), 8)
  const never = () => false
  await assert.rejects(
    until(() => 'still', never, 0.1),
    /Not as wanted .*still/,
  )
  await assert.rejects(until(ask, never, 0.05), /Not as wanted/)
})
