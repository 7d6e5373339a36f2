import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addsUp } from '../../src/delivery-store/account.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { until } from '../support/until.js'
import { useWorld } from '../support/world.js'

const world = useWorld({ settings: { CALLBACK_TIMEOUT: '4', RETRY_SCHEDULE: '1' } })
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
const order = { customerName: 'Contoso', orderNumber: 'CMD-1', total: 12.5 }

test('an event reaches each of 300 subscriptions exactly once', async () => {
  const flows = await subscribeAll(world, 'instore', 300)
  const account = await world.settled((await world.fire('instore', arrival)).location)
  assert.ok(addsUp(account))
  assert.equal(account.matched, 300)
  assert.equal(account.delivered, 300)
  assert.deepEqual(new Set(flows.map((flow) => flow.runs().length)), new Set([1]))
})

test('callbacks that hang do not hold back the others', async () => {
  await subscribeAll(world, 'neworder', 10, { answer: { kind: 'hang' } })
  const healthy = await subscribeAll(world, 'neworder', 40)
  const { location } = await world.fire('neworder', order)
  await until(
    () => healthy.filter((flow) => flow.runs().length === 0).length,
    (waiting) => waiting === 0,
  )

  // All healthy ones have run while the first hanging one is still being waited for.
  const meanwhile = await world.account(location)
  assert.equal(meanwhile.status, 'running')
  const account = await world.settled(location)
  assert.ok(addsUp(account))
  assert.equal(account.delivered, 40)
  assert.equal(account.deadLettered, 10)
})

test('what flows answer decides what becomes of the delivery', async () => {
  const answers = [
    { kind: 'accept' },
    { kind: 'off' },
    { kind: 'off', state: 'Deleted' },
    { kind: 'gone' },
    { kind: 'schema-mismatch' },
    { kind: 'unauthorized' },
    { kind: 'redirect', location: 'http://127.0.0.1:1/' },
    { kind: 'reset' },
    { kind: 'throttled', retryAfter: '1' },
    { kind: 'flood', bytes: 100_000_000 },
    { kind: 'drip' },
  ] as const
  for (const answer of answers) await subscribeAll(world, 'productapproval', 1, { answer })
  const request = {
    requestNumber: 'DEM-1',
    supplierName: 'Fabrikam',
    productName: 'Huile',
    price: 8.5,
  }
  const { location } = await world.fire('productapproval', request)
  // Reset and throttled are retried once, in vain; what answered 202 is delivered, whatever became of the body. Unauthorized
  // waits for a minute to be asked once more.
  const expected = { matched: 11, delivered: 3, pending: 1, parked: 1, deadLettered: 4, retired: 2 }
  const account = await world.accountOnce(location, ({ pending }) => pending === 1)
  assert.deepEqual({ ...account, ...expected }, account)
})
