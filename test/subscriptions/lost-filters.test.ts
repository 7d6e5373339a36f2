import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presentSubscription } from '../../src/subscriptions/present-subscription.js'
import { lostFilters } from '../../src/subscriptions/lost-filters.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { noon } from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

const eventType = { filters: ['sku', { property: 'left', is: 'atLeast' } as const] }

test('filters that the event type has are not lost, however they compare', () => {
  assert.deepEqual(lostFilters({ sku: 'A-1', 'left:atLeast': 3 }, eventType), [])
})

test('a filter whose property or comparison the event type no longer has is lost', () => {
  assert.deepEqual(lostFilters({ store: 'x', left: 3, sku: 'A-1' }, eventType), ['store', 'left'])
  assert.deepEqual(lostFilters({ sku: 'A-1' }, undefined), ['sku'])
})

test('a subscription is shown with the filters that it has lost: its flow has to be saved again', () => {
  const present = presentSubscription({
    config: { circuitPolicy },
    catalogue: catalogueOf('instore'),
    now: () => noon,
  })
  const shown = present(keptSubscription(1, { filters: { sku: 'A-1', store: 'Magasin 2' } }))
  assert.deepEqual(shown.lostFilters, ['store'])
})
