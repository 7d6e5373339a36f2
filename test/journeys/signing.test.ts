import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { after, before, test } from 'node:test'
import { verify } from 'flow-triggers-client'
import { localTenant } from '../../local/local-stack.js'
import { startLoopbackServer, type LoopbackServer } from '../../local/loopback-server.js'
import { secretNumber, verifies } from '../support/signing.js'
import { useWorld } from '../support/world.js'

const otherTenant = '22222222-2222-4333-8444-555555555555'
const [former, current] = [secretNumber(1), secretNumber(2)]
const lines: string[] = []
const world = useWorld({
  log: (line) => lines.push(line),
  settings: { AzureAd__TenantId: `${localTenant},${otherTenant}`, SIGNING_SECRETS: former },
})

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A receiver that is no flow: it writes down what it gets, and answers the first request of each test with a 503. */
const received: Received[] = []
let receiver: LoopbackServer

before(async () => {
  receiver = await startLoopbackServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    void once(request, 'end').then(() => {
      received.push({ headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(received.length === 1 ? 503 : 204).end()
    })
  })
})
after(() => receiver.stop())

type Claims = Parameters<typeof world.token>[0]
const claire: Claims = { oid: 'claire' }

const call = async (url: string, claims: Claims, init: RequestInit = {}) =>
  fetch(url, {
    ...init,
    headers: {
      authorization: `Bearer ${await world.token(claims)}`,
      'content-type': 'application/json',
    },
  })

const subscribe = async (url: string) => {
  const response = await call(`${url}/event/instore`, claire, {
    method: 'POST',
    body: JSON.stringify({ Url: `${receiver.url}/hooks` }),
  })
  assert.equal(response.status, 201)
  return response.headers.get('location')?.split('/').at(-1) ?? ''
}

const secretsAt = (url: string, id: string, claims = claire) =>
  call(`${url}/subscriptions/${id}/secrets`, claims)

const shown = async (url: string, id: string) => {
  const response = await secretsAt(url, id)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const { secrets } = (await response.json()) as {
    secrets: { secret: string; until: string | null }[]
  }
  return secrets
}

const arrival = { storeName: 'Épicerie Ouï – 食料品店 🛒', productName: 'Crêpes', quantity: 5 }

/** What the receiver gets of an event, attempts that it refused included. */
const deliver = async (url: string): Promise<readonly Received[]> => {
  received.length = 0
  const fired = await world.fire('instore', arrival, `?tenant=${localTenant}`, url)
  const { status, delivered } = await world.settled(fired.location.replace(/^http:..[^/]+/, url))
  assert.deepEqual([status, delivered], ['settled', 1])
  return [...received]
}

const verdict = (secret: string | undefined, deliveries: readonly Received[]) =>
  deliveries.map((delivery) => verifies(secret ?? '', delivery))

test('only who subscribed, and an operator of the tenant, sees a subscription’s secrets', async () => {
  const { url } = world.host()
  const id = await subscribe(url)
  const answer = async (of: string, claims: Claims) => {
    const response = await secretsAt(url, of, claims)
    const { code } = (await response.json()) as { code?: string }
    return [response.status, code]
  }
  const boss = { oid: 'boss', roles: ['Events.Operate'] }
  const unknown = [404, 'unknown-subscription']
  assert.deepEqual(await answer(id, claire), [200, undefined])
  assert.deepEqual(await answer(id, boss), [200, undefined])
  assert.deepEqual(await answer(id, { oid: 'malik' }), unknown)
  assert.deepEqual(await answer(id, { ...claire, tenantId: otherTenant }), unknown)
  assert.deepEqual(await answer(id, { ...boss, tenantId: otherTenant }), unknown)
  assert.deepEqual(await answer(`instore-${'0'.repeat(32)}`, boss), unknown)
  assert.deepEqual(await answer('anything', boss), unknown)
  assert.equal((await fetch(`${url}/subscriptions/${id}/secrets`)).status, 401)
})

test('a receiver verifies its deliveries with the secrets of its subscription, before, during and after a rotation', async () => {
  const { url } = world.host()
  const id = await subscribe(url)
  const [old, ...none] = await shown(url, id)
  assert.deepEqual([old?.until, none], [null, []])

  const before = await deliver(url)
  assert.deepEqual(verdict(old?.secret, before), [true, true])
  assert.deepEqual(verdict(former, before), [false, false])
  assert.deepEqual(JSON.parse(String(before[1]?.body)), arrival)
  for (const { headers, body } of before) {
    const delivery = verify(headers, body, old?.secret ?? '')
    assert.deepEqual([delivery.eventType, delivery.payload], ['instore', arrival])
  }
  // Repeats are known by their id.
  assert.equal(before[0]?.headers['webhook-id'], before[1]?.headers['webhook-id'])

  await world.host().stop()
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const rotating = await world.startHost({
    settings: { SIGNING_SECRETS: `${current}, ${former};until=${until}` },
  })
  const [fresh, ...others] = await shown(rotating.url, id)
  assert.deepEqual([fresh?.until, others], [null, [{ secret: old?.secret, until }]])
  const during = await deliver(rotating.url)
  assert.deepEqual(verdict(old?.secret, during), [true, true])
  assert.deepEqual(verdict(fresh?.secret, during), [true, true])

  await rotating.stop()
  const past = new Date(Date.now() - 1).toISOString()
  const rotated = await world.startHost({
    settings: { SIGNING_SECRETS: `${current}, ${former};until=${past}` },
  })
  assert.deepEqual(await shown(rotated.url, id), [fresh])
  const afterwards = await deliver(rotated.url)
  assert.deepEqual(verdict(old?.secret, afterwards), [false, false])
  assert.deepEqual(verdict(fresh?.secret, afterwards), [true, true])
  assert.match(lines.join(), /signing-secrets\.shown/)
  for (const { secret } of [old, fresh].flatMap((each) => each ?? []))
    assert.equal(lines.join().includes(secret.slice('whsec_'.length)), false)
  await rotated.stop()
})

test('an app without a signing secret signs nothing, and says so', async () => {
  const { url } = await world.startHost({ settings: { SIGNING_SECRETS: '' } })
  const id = await subscribe(url)
  const response = await secretsAt(url, id)
  assert.equal(response.status, 404)
  assert.match(await response.text(), /"code":"signing-off"/)
  for (const { headers } of await deliver(url))
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('webhook-')),
      [],
    )
})
