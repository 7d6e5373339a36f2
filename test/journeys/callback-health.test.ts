import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Flow } from '../../local/flow-simulator.js'
import type { ShownStatus } from '../../src/callbacks/present-status.js'
import { shownHealth } from '../support/shown-health.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { until } from '../support/until.js'
import { useWorld } from '../support/world.js'

// How callbacks are left in peace, and how flows that come back catch up. One retry, far away: whatever is held uses up none.
const world = useWorld({ settings: { RETRY_SCHEDULE: '4' } })
const arrival = (quantity: number) => ({ storeName: 'Magasin 1', productName: 'RTX', quantity })
const order = (n: number) => ({ customerName: 'Contoso', orderNumber: String(n), total: n })

const eventually = (isSo: () => boolean) => until(isSo, (so) => so)
const healthOnce = (flow: Flow, wanted: ShownStatus['status']) =>
  until(
    () => shownHealth(world, flow),
    ({ status }) => status === wanted,
  )

/** As the platform removes a subscription. */
const remove = async (location: string) => {
  const headers = { authorization: `Bearer ${await world.token()}` }
  return (await fetch(location, { method: 'DELETE', headers })).status
}

const quantities = (flow: Flow) =>
  flow.runs().map(({ body }) => (body as { quantity: number }).quantity)

test('a callback that fails is probed, healthy ones are not delayed, and what was held arrives once it is back', async () => {
  const [failing] = await subscribeAll(world, 'neworder', 1, { answer: { kind: 'unavailable' } })
  const [healthy] = await subscribeAll(world, 'neworder', 1)
  assert.ok(failing && healthy)
  for (let n = 0; n < 3; n++) {
    await world.fire('neworder', order(n))
    await eventually(() => healthy.runs().length === n + 1)
  }
  const noted = await healthOnce(failing, 'on-probation')
  const before = failing.requests().length
  const held = await Promise.all([3, 4, 5, 6].map((n) => world.fire('neworder', order(n))))
  await eventually(() => healthy.runs().length === 7)
  const asked = failing.requests().length
  assert.ok(asked === before || (await shownHealth(world, failing)).until !== noted.until)

  failing.answerWith({ kind: 'accept' })
  for (const { location } of held) {
    const account = await world.settled(location)
    assert.equal(account.delivered, 2)
  }
  // Their only retry was left to them: what was held was attempted once, or was the probe.
  assert.ok(failing.runs().length >= held.length)
})

test('when a callback asks for peace, two hosts leave it in peace', async () => {
  const second = await world.startHost()
  const [flow] = await subscribeAll(world, 'productapproval', 1, {
    answer: { kind: 'throttled', retryAfter: '6' },
  })
  assert.ok(flow)
  const request = (n: number) => ({
    ...{ requestNumber: String(n), supplierName: 'Fabrikam', productName: 'Huile', price: 8.5 },
  })
  await world.fire('productapproval', request(0))
  await healthOnce(flow, 'throttled')
  flow.answerWith({ kind: 'accept' })
  const fired = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) =>
      world.fire('productapproval', request(n), '', n % 2 === 0 ? second.url : undefined),
    ),
  )
  const isInPeace = async () => (await shownHealth(world, flow)).status === 'throttled'
  let asked: number = flow.requests().length
  // It is in peace even after its calls have been counted.
  while (await isInPeace()) {
    assert.equal(asked, 1)
    asked = flow.requests().length
  }
  for (const { location } of fired) assert.equal((await world.settled(location)).delivered, 1)
  await second.stop()
})

for (const [order, deletesFirst] of [
  ['before it adds the new one', true],
  ['after it has added the new one', false],
] as const) {
  test(`what a flow missed while it was off arrives in order at its new callback, when the platform removes the old one ${order}`, async () => {
    const flow = world.flows().flow()
    const { location } = await flow.subscribe(world.host().url, 'instore')
    const old = flow.callbackUrl
    flow.answerWith({ kind: 'off' })
    const missed = []
    for (let n = 1; n <= 5; n++) {
      const fired = await world.fire('instore', arrival(n))
      missed.push(fired.location)
      await world.accountOnce(fired.location, ({ parked }) => parked === 1)
    }
    assert.deepEqual(quantities(flow), [])
    const asked = flow.requests().length

    if (deletesFirst) await flow.unsubscribe()
    flow.edit()
    flow.answerWith({ kind: 'accept' })
    await flow.subscribe(world.host().url, 'instore')
    if (!deletesFirst) assert.equal(await remove(location), 200)
    for (const each of missed) await world.accountOnce(each, ({ delivered }) => delivered === 1)
    assert.deepEqual(quantities(flow), [1, 2, 3, 4, 5])
    assert.notEqual(flow.callbackUrl, old)
    assert.ok(
      flow
        .requests()
        .slice(asked)
        .every(({ answered }) => answered === 202),
    )

    const next = await world.settled((await world.fire('instore', arrival(6))).location)
    assert.deepEqual([next.matched, next.delivered], [1, 1])
    await flow.unsubscribe()
  })
}

test('an event that meets a flow in the middle of an edit waits for its new callback', async () => {
  const [flow] = await subscribeAll(world, 'instore', 1)
  assert.ok(flow)
  flow.edit()
  const { location } = await world.fire('instore', arrival(77))
  await world.accountOnce(location, ({ parked }) => parked === 1)
  assert.deepEqual(quantities(flow), [])

  await flow.subscribe(world.host().url, 'instore')
  await world.accountOnce(location, ({ parked, pending }) => parked + pending === 0)
  assert.deepEqual(quantities(flow), [77])
})

test('an operator’s flow is told of what was given up, by the trigger that everybody has; a maker is refused', async () => {
  const eventType = 'operations.dead_lettered'
  const ofOperator = () => world.token({ oid: 'operator', roles: ['Events.Operate'] })
  const teller = world.flows().flow({ token: ofOperator })
  await teller.subscribe(world.host().url, eventType)
  await assert.rejects(subscribeAll(world, eventType, 1), /404/)

  const [refusing] = await subscribeAll(world, 'instore', 1, {
    answer: { kind: 'schema-mismatch' },
  })
  assert.ok(refusing)
  await world.fire('instore', arrival(77))
  const told = () => teller.runs().map(({ body }) => body as Readonly<Record<string, unknown>>)
  await eventually(() => told().some(({ reason }) => reason === 'schema-mismatch'))
  const news = told().find(({ reason }) => reason === 'schema-mismatch')
  assert.deepEqual([news?.eventType, news?.count], ['instore', 1])
})
