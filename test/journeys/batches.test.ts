import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { localPublisherKey } from '../../local/local-stack.js'
import { addsUp } from '../../src/delivery-store/account.js'
import { storeFlows } from '../support/store-flows.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { subscribed } from '../support/subscribed.js'
import { isWholeRun } from '../support/whole-run.js'
import { useWorld } from '../support/world.js'

const world = useWorld()

interface Fired {
  readonly eventId: string
  readonly location: string
}

const fire = async (body: string, headers: Record<string, string> = {}, url = world.host().url) => {
  const response = await fetch(`${url}/fire/neworder`, {
    method: 'POST',
    headers: { 'x-api-key': localPublisherKey, 'content-type': 'application/json', ...headers },
    body,
  })
  const text = await response.text()
  assert.equal(response.status, 202, text)
  return (JSON.parse(text) as { events: readonly Fired[] }).events
}

const order = (orderNumber: string) => ({ customerName: 'Contoso', orderNumber, total: 1 })
const numbers = (count: number, name: string) =>
  Array.from({ length: count }, (_, i) => `${name}-${i}`)
const batchOf = (names: readonly string[]) => JSON.stringify(names.map(order))

const cloudEvents = (names: readonly string[]) =>
  JSON.stringify(
    names.map((name) => ({
      specversion: '1.0',
      id: name,
      source: '/batches',
      type: 'com.contoso.neworder',
      data: order(name),
    })),
  )
const batched = { 'content-type': 'application/cloudevents-batch+json' }

test('each event of a batch reaches each flow, and has an account of its own', async (t) => {
  const flows = await subscribeAll(world, 'neworder', 5)
  t.after(() => Promise.all(flows.map((flow) => flow.unsubscribe())))
  const names = numbers(50, 'all')
  for (const { location } of await fire(batchOf(names))) {
    const account = await world.settled(location)
    assert.ok(addsUp(account))
    assert.deepEqual([account.matched, account.delivered], [5, 5])
  }
  for (const flow of flows) {
    const runs = flow.runs().map(({ body }) => (body as { orderNumber: string }).orderNumber)
    assert.deepEqual(runs.sort(), [...names].sort())
  }
})

test('CloudEvents that come again, in other batches and on another host at once, are delivered once', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  const second = await world.startHost()
  t.after(() => second.stop())
  const names = numbers(30, 'cloud')
  const answers = await Promise.all([
    fire(cloudEvents(names.slice(0, 20)), batched),
    fire(cloudEvents(names.slice(10)), batched, second.url),
    fire(cloudEvents(names), batched),
    fire(cloudEvents(names.toReversed()), batched, second.url),
  ])
  const events = new Map(answers.flat().map(({ eventId, location }) => [eventId, location]))
  assert.equal(events.size, 30)
  for (const location of events.values()) assert.equal((await world.settled(location)).delivered, 1)
  await world.drained()
  const runs = flow?.runs().map(({ body }) => (body as { orderNumber: string }).orderNumber)
  assert.deepEqual(runs?.sort(), [...names].sort())
})

test('a batch is delivered although the host that was at it is killed', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  for (const moment of isWholeRun ? [5, 20, 60] : [20]) {
    await t.test(`killed after ${moment} ms`, async () => {
      // As in idempotency.test.ts, no other host has so short a lease.
      const doomed = await world.startHost({ leaseSeconds: 2 })
      const names = numbers(20, `killed-${moment}`)
      const headers = { 'idempotency-key': randomUUID() }
      await fire(batchOf(numbers(1, 'warm')), {}, doomed.url)
      const lost = fire(batchOf(names), headers, doomed.url).catch(() => undefined)
      await sleep(moment)
      await doomed.kill()
      await lost
      for (const { location } of await fire(batchOf(names), headers))
        assert.equal((await world.settled(location)).delivered, 1)
      const runs = flow?.runs().map(({ body }) => (body as { orderNumber: string }).orderNumber)
      for (const name of names) assert.ok(runs?.includes(name), name)
    })
  }
  await world.drained()
})

// Last: what subscribes here is not worth removing.
test('a batch to more subscriptions than a chunk holds reaches each of them once', async () => {
  const flows = await storeFlows(world, 'neworder', 250)
  for (const { location } of await fire(batchOf(numbers(4, 'many'))))
    assert.equal((await world.settled(location)).delivered, 250)
  for (const flow of flows) assert.equal(flow.runs().length, 4)
})
