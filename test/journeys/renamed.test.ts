import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStorage } from '../../src/storage/storage.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { newSubscription } from '../support/subscriptions.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const order = (n: number) => ({ customerName: 'Contoso', orderNumber: String(n), total: n })

/** An alias of `neworder`, as it would be after it was renamed. */
const formerName = 'neworders'

/** Subscribes as an app did that knew the former name only. */
const subscribeFormerly = async (callbackUrl: string) => {
  const { AzureWebJobsStorage: connectionString = '' } = world.stack().settings
  const subscriptions = tableSubscriptions(openStorage({ connectionString }).table('subscriptions'))
  const request = { tenantId: world.tenant, eventType: formerName, callbackUrl, context: {} }
  return (await subscriptions.add(newSubscription(1, request))).subscription
}

test('a flow that subscribed before its event type was renamed gets events, retries and what it missed', async () => {
  const flow = world.flows().flow()
  const { id } = await subscribeFormerly(flow.callbackUrl)
  const first = await world.settled((await world.fire('neworder', order(1))).location)
  assert.deepEqual([first.matched, first.delivered], [1, 1])

  flow.answerWith({ kind: 'unavailable' })
  const failed = await world.fire('neworder', order(2))
  await world.accountOnce(failed.location, ({ pending }) => pending === 1)
  flow.answerWith({ kind: 'accept' })
  assert.equal((await world.settled(failed.location)).delivered, 1)

  const headers = { authorization: `Bearer ${await world.token()}` }
  const url = new URL(`event/remove/alix/${id}`, world.host().url)
  assert.equal((await fetch(url, { method: 'DELETE', headers })).status, 200)
  const last = await world.settled((await world.fire('neworder', order(3))).location)
  assert.equal(last.matched, 0)
})
