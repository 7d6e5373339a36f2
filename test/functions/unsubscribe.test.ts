import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unsubscribe } from '../../src/functions/unsubscribe.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { subscriptionNumber, tenant } from '../support/deliveries.js'

const id = subscriptionNumber(1)

const run = async (
  isThere: boolean,
  params: Record<string, string> = { oid: 'alix', id },
  authorize = authorizedAs(),
) => {
  const removed: unknown[] = []
  const subscriptions = {
    remove: (tenantId: string, subscriptionId: string) => {
      removed.push([tenantId, subscriptionId])
      return Promise.resolve(isThere)
    },
  }
  const parts = { authorize, subscriptions }
  return { ...(await callFunction(unsubscribe, parts, { method: 'DELETE', params })), removed }
}

test('a subscription of the caller’s tenant is removed: 200', async () => {
  const { status, text, removed, lines } = await run(true)
  assert.deepEqual([status, text], [200, ''])
  assert.deepEqual(removed, [[tenant, id]])
  assert.deepEqual(lines, [
    { event: 'subscription.removed', subscriptionId: id, tenantId: tenant, removed: true },
  ])
})

test('one that is gone already is 200 too; an id that may be no id of ours is not logged', async () => {
  const { status, text, lines } = await run(false)
  assert.deepEqual([status, text], [200, ''])
  assert.deepEqual(lines, [{ event: 'subscription.removed', tenantId: tenant, removed: false }])
})

test('whoever subscribed, any user of the tenant who knows the id may unsubscribe', async () => {
  const { status, removed } = await run(true, { oid: 'someone-else', id })
  assert.equal(status, 200)
  assert.deepEqual(removed, [[tenant, id]])
})

test('a key that is for some event types removes subscriptions of these only', async () => {
  const own = authorizedAs({ eventTypes: ['instore'] })
  assert.equal((await run(true, { oid: 'alix', id }, own)).status, 200)
  const other = authorizedAs({ eventTypes: ['neworder'] })
  const refused = await run(true, { oid: 'alix', id }, other)
  assertRefused(refused, 403, 'event-type-not-allowed')
  assert.deepEqual(refused.removed, [])
  assert.equal((await run(false, { oid: 'alix', id: 'none' }, other)).status, 200)
})
