import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient, ProblemError } from 'flow-triggers-client'
import { localPublisherKey } from '../../local/local-stack.js'
import type { Account } from '../../src/delivery-store/account.js'
import { useSharedWorld } from '../support/shared-world.js'
import { subscribed } from '../support/subscribed.js'

const world = useSharedWorld()
const arrival = { storeName: 'Épicerie Ouï 🛒', productName: 'RTX 3090', quantity: 500 }

const withKey = () =>
  createClient({ url: world.host().url, apiKey: localPublisherKey, tenant: world.tenant })
const withToken = () =>
  createClient({
    url: world.host().url,
    token: () => world.token({ roles: ['Events.Fire'] }),
  })

test('a program fires with a key or a token, and sees what became of it', async (context) => {
  const flow = await subscribed(context, world, 'instore')
  for (const client of [withKey(), withToken()]) {
    const { eventId } = await client.fire('instore', arrival)
    const settled: Account = await client.settled(eventId)
    assert.deepEqual([settled.status, settled.delivered], ['settled', 1])
    assert.deepEqual(await client.status(eventId), settled)
  }
  assert.deepEqual(
    flow?.runs().map(({ body }) => body),
    [arrival, arrival],
  )
})

test('whatever gets lost on the way, an event happens once', async (context) => {
  const flow = await subscribed(context, world, 'instore')
  let lost = 0
  const client = createClient({
    url: world.host().url,
    apiKey: localPublisherKey,
    tenant: world.tenant,
    fetch: async (...request) => {
      const response = await fetch(...request)
      if (++lost <= 2) throw new TypeError('the answer was lost')
      return response
    },
  })
  const { eventId } = await client.fire('instore', arrival)
  assert.equal((await client.settled(eventId)).delivered, 1)
  await world.drained()
  assert.equal(flow?.runs().length, 1)
})

test('a batch is accepted whole or not at all, and each fault is named', async () => {
  const client = withToken()
  const fired = await client.fireBatch('instore', [arrival, arrival])
  assert.equal(new Set(fired.map(({ eventId }) => eventId)).size, 2)
  const refused = client.fireBatch('instore', [arrival, { storeName: 1 }])
  await assert.rejects(refused, (error: unknown) => {
    assert.ok(error instanceof ProblemError)
    assert.deepEqual([error.status, error.code], [400, 'payload-invalid'])
    assert.ok(error.errors.some(({ path }) => path === '/1/storeName'))
    return true
  })
})
