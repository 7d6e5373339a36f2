import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Azurite } from '../../local/azurite.js'
import type { Flow } from '../../local/flow-simulator.js'
import { localPublisherKey } from '../../local/local-stack.js'
import { startStorageProxy, type StorageProxy } from '../support/storage-proxy.js'
import { subscribed } from '../support/subscribed.js'
import { isWholeRun } from '../support/whole-run.js'
import { useWorld } from '../support/world.js'
import { startStorage } from '../support/storage.js'

let azurite: Azurite | undefined
let proxy: StorageProxy | undefined

const world = useWorld({
  prepare: async () => {
    azurite = await startStorage()
    proxy = await startStorageProxy(azurite.connectionString)
    return { AzureWebJobsStorage: proxy.connectionString }
  },
})
after(async () => {
  await proxy?.stop()
  await azurite?.stop()
})

const order = (orderNumber: string) => ({ customerName: 'Contoso', orderNumber, total: 1 })

const fire = async (key: string, payload: unknown, url = world.host().url) => {
  const response = await fetch(`${url}/fire/neworder`, {
    method: 'POST',
    headers: {
      'x-api-key': localPublisherKey,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(payload),
  })
  const { eventId, code } = (await response.json()) as { eventId?: string; code?: string }
  return { status: response.status, eventId, code, location: response.headers.get('location') }
}

const listed = async (orderNumber: string, url = world.host().url) => {
  const authorization = `Bearer ${await world.token()}`
  const response = await fetch(`${url}/list/neworder`, { headers: { authorization } })
  const all = (await response.json()) as { orderNumber: string }[]
  return all.filter((each) => each.orderNumber === orderNumber).length
}

/** How often a flow ran for an order: it may also get one that was fired shortly before it subscribed. */
const runs = (flow: Flow | undefined, orderNumber: string) =>
  flow?.runs().filter(({ body }) => (body as { orderNumber: string }).orderNumber === orderNumber)
    .length

test('the same key and body again give the same answer and no second event', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  const key = randomUUID()
  const first = await fire(key, order('1'))
  assert.equal(first.status, 202)
  assert.equal((await world.settled(first.location ?? '')).delivered, 1)

  assert.deepEqual(await fire(key, order('1')), first)
  await world.drained()
  assert.equal(await listed('1'), 1)
  assert.equal(runs(flow, '1'), 1)
})

test('the same key with another body is a conflict, and fires nothing', async () => {
  const key = 'order 2 (~ printable ASCII / with # what ? tables forbid)'
  assert.equal((await fire(key, order('2'))).status, 202)
  const { status, code } = await fire(key, order('2 bis'))
  assert.deepEqual([status, code], [409, 'idempotency-conflict'])
  assert.equal(await listed('2 bis'), 0)
  assert.equal((await fire(key, order('2'))).status, 202)
})

test('a payload that is refused does not take its key', async () => {
  const key = randomUUID()
  assert.equal((await fire(key, { orderNumber: '3' })).status, 400)
  assert.equal((await fire(key, order('3'))).status, 202)
})

test('twenty fires with one key at once on two hosts are one event and one delivery', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  const second = await world.startHost()
  t.after(() => second.stop())
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      fire(key, order('4'), i % 2 === 0 ? second.url : world.host().url),
    ),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]))
  assert.equal(new Set(answers.map(({ eventId }) => eventId)).size, 1)
  assert.equal((await world.settled(answers[0]?.location ?? '')).delivered, 1)
  await world.drained()
  assert.equal(await listed('4'), 1)
  assert.equal(runs(flow, '4'), 1)
})

test('a key that cannot be one is refused', async () => {
  for (const key of ['x'.repeat(256), 'clé', 'tab\tinside']) {
    const { status, code } = await fire(key, order('5'))
    assert.deepEqual([status, code], [400, 'idempotency-key-invalid'])
  }
  assert.equal((await fire('x'.repeat(255), order('5'))).status, 202)
})

test('an event that was stored but not queued is queued by the repeat', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  const key = randomUUID()
  t.after(() => proxy?.set('queue', 'pass'))
  proxy?.set('queue', 'busy')
  assert.equal((await fire(key, order('6'))).status, 503)
  proxy?.set('queue', 'pass')
  await world.drained()
  assert.equal(runs(flow, '6'), 0)

  const { status, location } = await fire(key, order('6'))
  assert.equal(status, 202)
  assert.equal((await world.settled(location ?? '')).delivered, 1)
  assert.equal(await listed('6'), 1)
  assert.equal(runs(flow, '6'), 1)
})

test('a host killed while it accepts leaves a key that a repeat makes one event of', async (t) => {
  const flow = await subscribed(t, world, 'neworder')
  for (const moment of isWholeRun ? [2, 8, 20] : [8]) {
    await t.test(`killed after ${moment} ms`, async (inner) => {
      // What it holds when it dies comes back soon. Only it has so short a lease: a host that is held up longer has its messages
      // handed out again, and then a flow runs twice.
      const doomed = await world.startHost({ leaseSeconds: 2 })
      const key = randomUUID()
      const name = `7-${moment}`
      // The first fire opens the tables and queues, so that the second one takes only as long as its own work.
      await fire(randomUUID(), order('7'), doomed.url)
      const lost = fire(key, order(name), doomed.url).then(
        () => 'answered',
        () => 'not answered',
      )
      await sleep(moment)
      await doomed.kill()
      inner.diagnostic(`${await lost}, ${await listed(name)} stored`)

      const { status, location } = await fire(key, order(name))
      assert.equal(status, 202)
      assert.equal((await world.settled(location ?? '')).delivered, 1)
      assert.equal(await listed(name), 1)
      assert.ok((runs(flow, name) ?? 0) >= 1)
    })
  }
})
