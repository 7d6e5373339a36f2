import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWaiting } from '../../src/delivery-store/delivery.js'

test('only pending and parked deliveries wait', () => {
  const waiting = (['delivered', 'pending', 'parked', 'deadLettered', 'retired'] as const).filter(
    (state) => isWaiting({ state }),
  )
  assert.deepEqual(waiting, ['pending', 'parked'])
})
