import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../src/callbacks/callback-health.js'
import { enableSubscription } from '../../src/functions/enable-subscription.js'
import { presentSubscription } from '../../src/subscriptions/present-subscription.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { keptSubscription } from '../support/subscriptions.js'

interface World {
  readonly health: CallbackHealth
  /** What is read first, which may be old: what counts is what the update finds. */
  readonly read?: CallbackHealth
  readonly tenantId?: string
  /** It is removed between being found and being changed. */
  readonly vanishes?: boolean
}

const shown = { config: { circuitPolicy }, catalogue: catalogueOf('instore'), now: () => noon }

const run = async ({
  health,
  read = { failures: 1 },
  tenantId = tenant,
  vanishes = false,
}: World) => {
  const steps: unknown[] = []
  const subscription = keptSubscription(1, { health: read })
  const answer = await callFunction(
    enableSubscription,
    {
      authorize: authorizedAs({ tenantId }),
      ...shown,
      news: {
        callback: ({ id }, now, before) => {
          steps.push(['tell', id, now, before])
        },
      },
      queues: {
        release: (...asked) => {
          steps.push(['release', ...asked])
          return Promise.resolve()
        },
        wake: ({ subscriptionId }) => {
          steps.push(['wake', subscriptionId])
          return Promise.resolve()
        },
      },
      subscriptions: {
        get: (of, id) =>
          Promise.resolve(of === tenant && id === subscription.id ? subscription : undefined),
        updateState: ({ id }, decide) => {
          if (vanishes) return Promise.resolve(undefined)
          const { change, answer } = decide({ health, history: [] })
          steps.push(['note', id, change])
          return Promise.resolve(answer)
        },
      },
    },
    { params: { id: subscription.id } },
  )
  return { ...answer, steps, subscription }
}

const enabled = { at: noon.toISOString(), change: 'enabled', by: 'alix' }

test('a disabled callback is called again: nothing is held against it any more', async () => {
  const health = { disabledAt: noon, disabledBecause: 'failing', failures: 9 } as const
  const { status, json, steps, lines, subscription } = await run({ health })
  assert.equal(status, 200)
  assert.deepEqual(steps, [
    ['note', subscription.id, { health: {}, history: [enabled] }],
    ['tell', subscription.id, {}, health],
    ['wake', subscription.id],
  ])
  assert.deepEqual(json, presentSubscription(shown)({ ...subscription, health: {} }))
  assert.equal((json as { status: unknown }).status, 'active')
  assert.deepEqual(lines, [
    {
      event: 'subscription.enabled',
      subscriptionId: subscription.id,
      tenantId: tenant,
      was: 'failing',
    },
  ])
})

test('what was parked for it is released, after its health is forgotten, which would stop that', async () => {
  const parkedSince = secondsAfterNoon(-600)
  const { steps, subscription } = await run({ health: { parkedSince } })
  assert.deepEqual(steps, [
    ['note', subscription.id, { health: {}, history: [enabled] }],
    ['tell', subscription.id, {}, { parkedSince }],
    [
      'release',
      { tenantId: tenant, subscriptionId: subscription.id, since: parkedSince.toISOString() },
    ],
    ['wake', subscription.id],
  ])
})

test('one that is in good health is enabled all the same, which is no change of it', async () => {
  const { status, lines, steps, subscription } = await run({ health: {} })
  assert.deepEqual(steps[0], ['note', subscription.id, { health: {} }])
  assert.equal(status, 200)
  assert.equal(lines[0]?.was, undefined)
})

test('a subscription of another tenant is 404, and left as it is', async () => {
  const answer = await run({ health: { disabledAt: noon }, tenantId: tenantNumber(2) })
  assertRefused(answer, 404, 'unknown-subscription')
  assert.deepEqual(answer.steps, [])
})

test('one that was removed meanwhile is 404, and nothing is released', async () => {
  const answer = await run({ health: { parkedSince: noon }, vanishes: true })
  assertRefused(answer, 404, 'unknown-subscription')
  assert.deepEqual(answer.steps, [])
})
