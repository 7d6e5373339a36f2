import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientOptions } from '../src/client-options.js'
import { createClient } from '../src/create-client.js'
import { answer, playing, unhurried, type Played } from './playing.js'

interface Payloads {
  readonly instore: { readonly storeName: string; readonly quantity?: number }
  readonly neworder: { readonly total: number }
}

const url = 'https://triggers.contoso.example'
const fired = () => answer(202, { eventId: 'instore-1' })

const setUp = (answers: readonly Played[], options: Partial<ClientOptions> = {}) => {
  const { fetch, sent } = playing(...answers)
  const { surroundings, waits } = unhurried()
  const all = { url, apiKey: 'ft_key', fetch, ...options } as ClientOptions
  return { client: createClient<Payloads>(all, surroundings), sent, waits }
}

test('an event is POSTed as JSON, with a key of the service and a key of its own', async () => {
  const { client, sent } = setUp([fired()])
  assert.deepEqual(await client.fire('instore', { storeName: 'Épicerie' }), {
    eventId: 'instore-1',
  })
  const [{ headers, ...request } = { headers: new Headers() }] = sent
  assert.deepEqual(request, {
    url: `${url}/fire/instore`,
    method: 'POST',
    body: '{"storeName":"Épicerie"}',
  })
  assert.deepEqual(Object.fromEntries(headers), {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
    'x-api-key': 'ft_key',
  })
})

test('the compiler knows each event type and its payload', () => {
  const { client } = setUp([])
  const wrong = () => [
    // @ts-expect-error: there is no such event type
    client.fire('nothing', {}),
    // @ts-expect-error: the payload lacks its store
    client.fire('instore', { quantity: 1 }),
    // @ts-expect-error: the payload is another event type's
    client.fireBatch('neworder', [{ storeName: 'Magasin 1' }]),
  ]
  assert.equal(typeof wrong, 'function')
})

test('each call has an idempotency key of its own, unless it is given one', async () => {
  const { client, sent } = setUp([fired(), fired(), fired()])
  await client.fire('instore', { storeName: 'a' })
  await client.fire('instore', { storeName: 'a' })
  await client.fire('instore', { storeName: 'a' }, { idempotencyKey: 'delivery-note-17' })
  const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
  assert.deepEqual(keys, ['key-1', 'key-2', 'delivery-note-17'])
})

test('a batch is one request, answered in its order', async () => {
  const events = [{ eventId: 'neworder-1' }, { eventId: 'neworder-2' }]
  const { client, sent } = setUp([answer(202, { events })])
  assert.deepEqual(await client.fireBatch('neworder', [{ total: 1 }, { total: 2 }]), events)
  assert.deepEqual(
    sent.map(({ body }) => body),
    ['[{"total":1},{"total":2}]'],
  )
})

test('a tenant is named in each request', async () => {
  const { client, sent } = setUp([fired(), answer(200, { status: 'settled' })], { tenant: 'all' })
  await client.fire('instore', { storeName: 'a' })
  await client.status('instore-1')
  assert.deepEqual(
    sent.map((each) => each.url),
    [`${url}/fire/instore?tenant=all`, `${url}/fire/status/instore-1?tenant=all`],
  )
})

test('a trace goes on where the caller says so', async () => {
  const { client, sent } = setUp([fired()])
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  await client.fire('instore', { storeName: 'a' }, { headers: { traceparent } })
  assert.equal(sent[0]?.headers.get('traceparent'), traceparent)
})

test('an account is looked at until nothing is pending, as often as it asks for', async () => {
  const running = () => answer(202, { status: 'running' }, { 'retry-after': '7' })
  const settled = { status: 'settled', matched: 3 }
  const { client, waits } = setUp([running(), running(), answer(200, settled)])
  assert.deepEqual(await client.settled('instore-1'), settled)
  assert.deepEqual(waits, [7, 7])
})

test('an account that does not settle in time is answered as it is', async () => {
  const running = () => answer(202, { status: 'running', pending: 1 }, { 'retry-after': '7' })
  const { client, waits } = setUp([running(), running(), running()])
  const account = await client.settled('instore-1', { withinSeconds: 10 })
  assert.deepEqual(account, { status: 'running', pending: 1 })
  assert.deepEqual(waits, [7, 3])
})

test('a deployment may be in a folder, with or without a slash at its end', async () => {
  const { client, sent } = setUp([fired()], { url: `${url}/events/` })
  await client.fire('instore', { storeName: 'a' })
  assert.equal(sent[0]?.url, `${url}/events/fire/instore`)
})

test('credentials are sent in clear to nobody but this machine', () => {
  for (const unsafe of [
    'http://triggers.contoso.example',
    'http://127.evil.example.',
    'ftp://localhost',
  ])
    assert.throws(() => createClient({ url: unsafe, apiKey: 'k' }), /is not https/, unsafe)
  for (const local of ['http://localhost:7071', 'http://127.0.0.1:7071', 'http://[::1]:7071'])
    assert.ok(createClient({ url: local, apiKey: 'k' }))
})
