import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listSubscriptions } from '../../src/functions/list-subscriptions.js'
import { authorizedAs } from '../support/authorized.js'
import { callFunction } from '../support/call-function.js'
import { circuitPolicy } from '../support/circuit-policy.js'
import { noon, secondsAfterNoon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { stream } from '../support/gather.js'
import { keptSubscription } from '../support/subscriptions.js'

const run = async (authorize = authorizedAs()) => {
  const asked: unknown[] = []
  const parts = {
    authorize,
    config: { circuitPolicy },
    now: () => noon,
    subscriptions: {
      ofTenant: (...whose: readonly unknown[]) => {
        asked.push(whose)
        return stream([
          keptSubscription(1, { filters: { storeName: 'A' }, lastStartedAt: noon }),
          keptSubscription(2, { health: { disabledAt: secondsAfterNoon(-60) } }),
        ])
      },
    },
  }
  return { ...(await callFunction(listSubscriptions, parts, { method: 'GET' })), asked }
}

const shown = (number: number, changes: object) => ({
  id: subscriptionNumber(number),
  eventType: 'instore',
  oid: 'alix',
  createdAt: noon.toISOString(),
  lastStartedAt: null,
  callbackHost: `prod-${number}.westeurope.logic.azure.com`,
  status: 'active',
  since: null,
  until: null,
  filters: {},
  platform: 'Power Automate',
  workflowName: `Flow n° ${number}`,
  ...changes,
})

test('a user is shown his own subscriptions and how they fare; of a callback URL, its host', async () => {
  const { status, json, asked, lines } = await run()
  assert.equal(status, 200)
  assert.deepEqual(json, [
    shown(1, { filters: { storeName: 'A' }, lastStartedAt: noon.toISOString() }),
    shown(2, { status: 'disabled', since: secondsAfterNoon(-60).toISOString() }),
  ])
  assert.deepEqual(asked, [[tenant, 'alix']])
  assert.deepEqual(lines, [])
})

test('an operator is shown those of his whole tenant', async () => {
  const { asked } = await run(authorizedAs({ roles: ['Events.Operate'] }))
  assert.deepEqual(asked, [[tenant, undefined]])
})
