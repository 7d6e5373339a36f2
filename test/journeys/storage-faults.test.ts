import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { QueueClient } from '@azure/storage-queue'
import type { Azurite } from '../../local/azurite.js'
import { localPublisherKey } from '../../local/local-stack.js'
import { addsUp } from '../../src/delivery-store/account.js'
import { subscribeAll } from '../support/subscribe-all.js'
import { startStorageProxy, type StorageProxy } from '../support/storage-proxy.js'
import { until } from '../support/until.js'
import { useWorld } from '../support/world.js'
import { startStorage } from '../support/storage.js'

let azurite: Azurite | undefined
let proxy: StorageProxy | undefined
const lines: string[] = []

const world = useWorld({
  settings: {
    AzureFunctionsJobHost__extensions__queues__visibilityTimeout: '00:00:01',
    // No retry of a delivery is allowed here: whatever recovers does so without using up an attempt.
    RETRY_SCHEDULE: '604800',
  },
  log: (line) => lines.push(line),
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

const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }

test('while storage is down every HTTP function answers 503 with Retry-After, and works again once it is back', async () => {
  await subscribeAll(world, 'instore', 1)
  const fire = () =>
    fetch(`${world.host().url}/fire/instore`, {
      method: 'POST',
      headers: { 'x-api-key': localPublisherKey, 'content-type': 'application/json' },
      body: JSON.stringify(arrival),
    })

  const health = async () => (await fetch(`${world.host().url}/health`)).status
  for (const mode of ['down', 'busy'] as const) {
    proxy?.set('table', mode)
    const response = await fire()
    assert.equal(response.status, 503)
    assert.ok(Number(response.headers.get('retry-after')) > 0)
    assert.match(await response.text(), /"code":"storage-unavailable"/)
    // What it answers is remembered for some seconds.
    await until(health, (status) => status === 503)
    proxy?.set('table', 'pass')
  }
  await until(health, (status) => status === 200)
  assert.equal((await world.settled((await world.fire('instore', arrival)).location)).delivered, 1)
})

test('tables that fail during fan-out use up no attempt: the event arrives once they are back', async () => {
  const [flow] = await subscribeAll(world, 'neworder', 1)
  proxy?.set('queue', 'down')
  await assert.rejects(
    world.fire('neworder', { customerName: 'C', orderNumber: '0', total: 1 }),
    /503/,
  )

  proxy?.set('queue', 'pass')
  // Who looks for subscriptions, as a fan-out does first, fails even before all tables do.
  proxy?.treat(({ method, url }) =>
    method === 'GET' && url.includes('/subscriptions')
      ? { kind: 'status', status: 503 }
      : undefined,
  )
  const { location } = await world.fire('neworder', {
    customerName: 'C',
    orderNumber: '1',
    total: 1,
  })
  proxy?.set('table', 'busy')
  await until(
    () => lines.some((line) => /fan-out: message \S+, try 1, failed/.test(line)),
    (failed) => failed,
  )
  proxy?.treat(() => undefined)
  proxy?.set('table', 'pass')
  const account = await world.settled(location)
  assert.ok(addsUp(account))
  assert.equal(account.delivered, 1)
  assert.ok(
    (flow?.runs() ?? []).some(({ body }) => (body as { orderNumber: string }).orderNumber === '1'),
  )
})

test('a message that is not ours ends in the poison queue with one clear log line', async () => {
  const queue = new QueueClient(azurite?.connectionString ?? '', 'deliveries')
  await queue.createIfNotExists()
  const before = lines.length
  await queue.sendMessage(Buffer.from('{"hello":"world"}').toString('base64'))

  const poison = new QueueClient(azurite?.connectionString ?? '', 'deliveries-poison')
  const [found] = await until(
    async () => ((await poison.exists()) ? (await poison.peekMessages()).peekedMessageItems : []),
    ({ length }) => length > 0,
  )
  assert.equal(Buffer.from(found?.messageText ?? '', 'base64').toString(), '{"hello":"world"}')
  const about = () => lines.slice(before).filter((line) => line.includes('message.refused'))
  await until(about, ({ length }) => length > 0)
  await world.drained()
  assert.equal(about().length, 1)
  assert.ok(!lines.slice(before).some((line) => line.includes('hello')))
})
