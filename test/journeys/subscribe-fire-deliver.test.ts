import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failTimes } from 'flow-simulator'
import { addsUp } from '../../src/delivery-store/account.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }

test('a flow that subscribes gets the event, and after it unsubscribes the next one does not reach it', async () => {
  const flow = world.flows().flow()
  const { location } = await flow.subscribe(world.host().url, 'instore')
  assert.match(location, /\/event\/remove\/[^/]+\/instore-[0-9a-f]{32}$/)

  const first = await world.settled((await world.fire('instore', arrival)).location)
  assert.deepEqual(
    flow.runs().map(({ body }) => body),
    [arrival],
  )
  assert.deepEqual(
    { matched: first.matched, delivered: first.delivered },
    { matched: 1, delivered: 1 },
  )

  assert.equal(await flow.unsubscribe(), 200)
  const second = await world.settled((await world.fire('instore', arrival)).location)
  assert.equal(second.matched, 0)
  assert.equal(flow.runs().length, 1)
})

test('a callback that fails twice and then works gets the event once, and each attempt is on the record', async () => {
  const flow = world.flows().flow({ answer: failTimes(2, { kind: 'unavailable' }) })
  await flow.subscribe(world.host().url, 'neworder')
  const { location } = await world.fire('neworder', {
    customerName: 'Contoso',
    orderNumber: '1',
    total: 9.5,
  })
  const account = await world.settled(location)
  assert.ok(addsUp(account))
  assert.equal(account.delivered, 1)
  assert.equal(flow.requests().length, 3)
  assert.equal(flow.runs().length, 1)
  await flow.unsubscribe()
})
