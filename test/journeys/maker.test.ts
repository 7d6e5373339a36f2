import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useSharedWorld } from '../support/shared-world.js'

// What a maker does in the flow editor beyond the plain trigger: filters, the generic trigger, the polling twin.
const world = useSharedWorld()
const arrival = (storeName: string) => ({ storeName, productName: 'RTX 3090', quantity: 500 })
const callback = (name: string) => world.flows().flow({ operationName: name })

const call = async (path: string, init: RequestInit = {}) => {
  const url = path.startsWith('http') ? path : world.host().url + path
  return fetch(url, {
    ...init,
    headers: {
      authorization: `Bearer ${await world.token()}`,
      'content-type': 'application/json',
      'accept-language': 'fr-FR',
    },
  })
}

const subscribe = (path: string, body: object) =>
  call(path, { method: 'POST', body: JSON.stringify(body) })

test('a flow with a filter runs for the events that match it, and only those are in the account', async () => {
  const flow = callback('filtered')
  const subscribed = await subscribe('/event/instore', {
    Url: flow.callbackUrl,
    storeName: 'magasin 2',
  })
  assert.equal(subscribed.status, 201)

  const other = await world.settled((await world.fire('instore', arrival('Magasin 1'))).location)
  const wanted = await world.settled((await world.fire('instore', arrival('Magasin 2'))).location)
  assert.equal(other.matched, 0)
  assert.equal(wanted.delivered, 1)
  assert.deepEqual(
    flow.runs().map(({ body }) => body),
    [arrival('Magasin 2')],
  )
  await call(subscribed.headers.get('location') ?? '', { method: 'DELETE' })
})

test('the values that a filter can be given are listed from the newest events', async () => {
  const values = await (await call('/event-types/instore/values/storeName')).json()
  assert.deepEqual(values, [{ value: 'Magasin 1' }, { value: 'Magasin 2' }])
  assert.equal((await call('/event-types/instore/values/quantity')).status, 404)
})

test('a filter that can never match is refused with a clear answer', async () => {
  const response = await subscribe('/event/instore', {
    Url: callback('x').callbackUrl,
    storeName: 12,
  })
  assert.equal(response.status, 400)
  assert.match(await response.text(), /"code":"filter-invalid".*storeName/)
})

test('the generic trigger offers the event types, their outputs, and the same subscription', async () => {
  const types = (await (await call('/event-types')).json()) as { name: string; title: string }[]
  assert.ok(types.some(({ name, title }) => name === 'neworder' && title === 'Nouvelle commande'))
  const { schema } = (await (await call('/event-types/neworder/schema')).json()) as {
    schema: { properties: Record<string, { type: string; title: string }> }
  }
  assert.deepEqual(
    [schema.properties.total?.type, schema.properties.total?.title],
    ['number', 'Total'],
  )

  const flow = callback('generic')
  const subscribed = await subscribe('/event-types/neworder/subscriptions', {
    Url: flow.callbackUrl,
  })
  assert.equal(subscribed.status, 201)
  const order = { customerName: 'Contoso', orderNumber: '7', total: 9.5 }
  assert.equal((await world.settled((await world.fire('neworder', order)).location)).delivered, 1)
  assert.deepEqual(flow.runs()[0]?.body, order)
  assert.equal(
    (await call(subscribed.headers.get('location') ?? '', { method: 'DELETE' })).status,
    200,
  )
})

test('the polling twin answers 202 until something happens, then the new events, each once', async () => {
  const first = await call('/poll/productapproval')
  assert.equal(first.status, 202)
  assert.ok(first.headers.get('retry-after'))
  const location = first.headers.get('location') ?? ''
  const idle = await call(location)
  assert.equal(idle.status, 202)
  assert.equal(idle.headers.get('location'), location)

  const request = {
    requestNumber: 'DEM-1',
    supplierName: 'Fabrikam',
    productName: 'Huile',
    price: 8.5,
  }
  await world.fire('productapproval', request)
  await world.fire('productapproval', { ...request, requestNumber: 'DEM-2' }, '?tenant=all')
  const found = await call(location)
  assert.equal(found.status, 200)
  assert.deepEqual(
    ((await found.json()) as { requestNumber: string }[]).map(({ requestNumber }) => requestNumber),
    ['DEM-1', 'DEM-2'],
  )
  assert.equal((await call(found.headers.get('location') ?? '')).status, 202)
})

test('a forged cursor, or one of another event type, is refused', async () => {
  const location = (await call('/poll/instore')).headers.get('location') ?? ''
  for (const path of [
    `${location}x`,
    '/poll/instore?cursor=abc.def',
    location.replace('/poll/instore', '/poll/neworder'),
  ]) {
    const response = await call(path)
    assert.equal(response.status, 400)
    assert.match(await response.text(), /"code":"cursor-invalid"/)
  }
})

test('a connection can be tested', async () => {
  assert.equal((await call('/connection')).status, 200)
  assert.equal((await fetch(`${world.host().url}/connection`)).status, 401)
})
