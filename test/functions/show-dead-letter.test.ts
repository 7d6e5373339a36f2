import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trackingId } from '../../src/delivery-store/delivery.js'
import { showDeadLetter } from '../../src/functions/show-dead-letter.js'
import { presentDelivery } from '../../src/operations/present-delivery.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { exhausted, newKey } from '../support/dead-letters.js'
import { newEvent, noon, payloadText, tenant, tenantNumber } from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

const dead = exhausted(1, newKey())
const id = trackingId(dead.eventId, dead.subscriptionId)
const kept = keptSubscription(2)

interface World {
  readonly payload?: string | null
  readonly subscription?: typeof kept | null
  readonly tenantId?: string
}

const run = async ({ payload = payloadText, subscription = kept, tenantId = tenant }: World) => {
  const asked: unknown[] = []
  const answer = await callFunction(
    showDeadLetter,
    {
      authorize: authorizedAs({ tenantId }),
      config: { circuitPolicy },
      deadLetters: {
        get: (of, wanted) =>
          Promise.resolve(of === tenant && wanted === id ? { delivery: dead } : undefined),
      },
      events: {
        get: (scope, eventId) => {
          asked.push(['event', scope, eventId])
          if (payload === null) return Promise.resolve(undefined)
          return Promise.resolve(newEvent({ payload: new TextEncoder().encode(payload) }))
        },
      },
      now: () => noon,
      subscriptions: {
        current: (of, wanted) => {
          asked.push(['subscription', of, wanted])
          return Promise.resolve(subscription ?? undefined)
        },
      },
    },
    { method: 'GET', params: { id } },
  )
  return { ...answer, asked }
}

test('a delivery is shown with its attempts, its subscription and its event’s payload', async () => {
  const { status, headers, json, asked } = await run({})
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['cache-control'], 'no-store')
  const payload = JSON.parse(payloadText) as unknown
  assert.deepEqual(json, { ...presentDelivery(dead, kept, circuitPolicy, noon), payload })
  assert.deepEqual(asked, [
    ['event', dead.scope, dead.eventId],
    ['subscription', tenant, dead.subscriptionId],
  ])
})

test('the payload is shown byte for byte', async () => {
  const payload = '{ "big": 12345678901234567890, "price": 1.10 }'
  const { text } = await run({ payload })
  assert.ok(text.endsWith(`,"payload":${payload}}`), text)
})

test('who saw which delivery is logged, and nothing of the payload', async () => {
  const { lines } = await run({})
  const { eventId, subscriptionId } = dead
  assert.deepEqual(lines, [
    { event: 'dead-letter.shown', eventId, subscriptionId, tenantId: tenant },
  ])
})

test('what is left of a delivery is shown when its event and its subscription are gone', async () => {
  const { status, json } = await run({ payload: null, subscription: null })
  assert.equal(status, 200)
  assert.deepEqual(json, {
    ...presentDelivery(dead, undefined, circuitPolicy, noon),
    payload: null,
  })
})

test('a delivery of another tenant is 404, and neither read nor logged', async () => {
  const answer = await run({ tenantId: tenantNumber(2) })
  assertRefused(answer, 404, 'unknown-dead-letter')
  assert.deepEqual(answer.asked, [])
})
