import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useSharedWorld } from '../support/shared-world.js'

// The calls of the tutorial that this project comes from, in its exact paths, JSON casing and status codes.
const world = useSharedWorld()
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
const order = { customerName: 'Contoso', orderNumber: 'CMD-1', total: 12.5 }

test("the seed's connector works as it stands: subscribe, fire, list, remove", async () => {
  const flow = world.flows().flow({ kind: 'logic-apps' })
  const orders = world.flows().flow({ kind: 'power-automate' })
  const subscribed = await flow.subscribe(world.host().url, 'instore')
  await orders.subscribe(world.host().url, 'neworder')
  assert.equal(subscribed.status, 201)

  await world.settled((await world.fire('instore', arrival)).location)
  await world.settled((await world.fire('neworder', order)).location)
  assert.deepEqual(flow.runs()[0]?.body, arrival)
  assert.deepEqual(orders.runs()[0]?.body, order)

  const authorization = `Bearer ${await world.token()}`
  const list = async (path: string) =>
    (await fetch(world.host().url + path, { headers: { authorization } })).json()
  assert.deepEqual(await list('/list/InStore'), [arrival])
  assert.deepEqual(await list('/list/neworders'), [order])
  assert.deepEqual(await list('/list/neworders/'), [order])

  const removed = await fetch(`${subscribed.location}/`, {
    method: 'DELETE',
    headers: { authorization },
  })
  assert.equal(removed.status, 200)
  const repeated = await fetch(subscribed.location, {
    method: 'DELETE',
    headers: { authorization },
  })
  assert.equal(repeated.status, 200)
})

test('two flows of one user stay apart, although they send the same x-ms-workflow-subscription-id', async () => {
  const [first, second] = [world.flows().flow(), world.flows().flow()]
  const one = await first.subscribe(world.host().url, 'productapproval')
  const two = await second.subscribe(world.host().url, 'productapproval')
  assert.notEqual(one.location, two.location)

  await first.unsubscribe()
  const request = {
    requestNumber: 'DEM-1',
    supplierName: 'Fabrikam',
    productName: 'Huile',
    price: 8.5,
  }
  const account = await world.settled((await world.fire('productapproval', request)).location)
  assert.equal(account.delivered, 1)
  assert.equal(first.runs().length, 0)
  assert.equal(second.runs().length, 1)
})

test("a subscription shows when its flow was last started, as the seed's LastStartTime did", async () => {
  const authorization = `Bearer ${await world.token({ oid: '00000000-aaaa-4bbb-8ccc-000000000001' })}`
  const response = await fetch(`${world.host().url}/subscriptions`, { headers: { authorization } })
  const text = await response.text()
  const subscriptions = JSON.parse(text) as { eventType: string; lastStartedAt: string | null }[]
  assert.ok(
    subscriptions.some(
      ({ eventType, lastStartedAt }) => eventType === 'productapproval' && lastStartedAt,
    ),
  )
  assert.ok(!text.includes('sig='))
})
