import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { UnverifiedError, verify } from '../src/verify.js'

interface Payloads {
  readonly instore: { readonly storeName: string }
  readonly 'github.push': { readonly ref: string }
}

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const other = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
const eventId = 'instore-7f5a9c03e21b4d68a0c4e9d1b2'
const id = `${eventId}.3f8e2d1c0b9a49587766554433221100`
const body = '{"storeName":"Épicerie 🛒"}'

const signed = (content = body, by = [secret], of = id, at = new Date()) => ({
  'webhook-id': of,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': by.map((each) => new Webhook(each).sign(of, at, content)).join(' '),
})

test('a delivery is verified, and typed by its event type', () => {
  const delivery = verify<Payloads>(signed(), body, secret)
  assert.deepEqual([delivery.id, delivery.eventId, delivery.eventType], [id, eventId, 'instore'])
  assert.ok(Math.abs(delivery.sentAt.getTime() - Date.now()) < 60_000)
  if (delivery.eventType === 'instore') {
    // @ts-expect-error: it is another event type's property
    assert.equal(delivery.payload.ref, undefined)
    assert.equal(delivery.payload.storeName, 'Épicerie 🛒')
  } else assert.fail()
})

test('an event type whose name has dots and underscores is told, too', () => {
  const of = 'github.pull_request-1a.2b'
  const { eventType } = verify(signed('{}', [secret], of), '{}', secret)
  assert.equal(eventType, 'github.pull_request')
})

test('bodies are text or bytes, headers are fetch’s or Node’s', () => {
  const bytes = new TextEncoder().encode(body)
  for (const content of [body, bytes, Buffer.from(bytes)])
    for (const headers of [signed(), new Headers(signed())])
      assert.equal(verify(headers, content, secret).id, id)
  const capitals = Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value])
  assert.equal(verify(Object.fromEntries(capitals) as Record<string, string>, body, secret).id, id)
})

test('while a secret is changed, either of the two verifies', () => {
  for (const known of [secret, other])
    assert.equal(verify(signed(body, [secret, other]), body, known).id, id)
})

test('whatever else comes is refused', () => {
  const old = new Date(Date.now() - 600_000)
  const refused: [Record<string, string>, string | Uint8Array][] = [
    [{}, body],
    [signed(body, [other]), body],
    [signed(), `${body} `],
    [signed(), new Uint8Array([0xff, 0xfe])],
    [signed(body, [secret], id, old), body],
    [{ ...signed(), 'webhook-id': id.replace('instore', 'neworder') }, body],
    [signed('no JSON'), 'no JSON'],
  ]
  for (const [headers, content] of refused)
    assert.throws(() => verify(headers, content, secret), UnverifiedError)
})
