import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fire } from '../../src/functions/fire.js'
import { Problem } from '../../src/problem.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { payloadText, tenant } from '../support/deliveries.js'

type Accept = Parameters<typeof fire>[0]['acceptEvents']

const setUp = (changes: Partial<Parameters<typeof fire>[0]> = {}) => {
  const accepted: unknown[] = []
  const acceptEvents: Accept = ({ eventType, scope }, fired) => {
    accepted.push({
      eventType: eventType.name,
      scope,
      payloads: fired.flatMap(({ payloads }) =>
        payloads.map(({ bytes }) => new TextDecoder().decode(bytes)),
      ),
    })
    return Promise.resolve(fired.flatMap(({ payloads }) => payloads.map((_, i) => `stock-e${i}`)))
  }
  const parts = {
    acceptEvents,
    authorize: authorizedAs(),
    catalogue: catalogueOf('instore', 'stock'),
    config: { publicBaseUrl: 'https://triggers.contoso.example' },
    passPublisher: () => undefined,
    ...changes,
  }
  const run = (body: string, eventType = 'stock', headers?: Record<string, string>) =>
    callFunction(fire, parts, { params: { eventType }, body, ...(headers && { headers }) })
  return { accepted, run }
}

test('an event is accepted: 202 with its id, where its account is, and when to look', async () => {
  const { accepted, run } = setUp()
  const { status, headers, json, lines } = await run(payloadText)
  assert.equal(status, 202)
  assert.deepEqual(json, { eventId: 'stock-e0' })
  assert.equal(headers.location, 'https://triggers.contoso.example/fire/status/stock-e0')
  assert.equal(headers['retry-after'], '1')
  assert.deepEqual(accepted, [{ eventType: 'stock', scope: tenant, payloads: [payloadText] }])
  assert.deepEqual(lines, [])
})

test('a publisher that sends too much is told to wait, before its events are looked at', async () => {
  const passPublisher = () => {
    throw new Problem('too-many-requests', 'Go on in 5 s.', { retryAfter: 5 })
  }
  const { accepted, run } = setUp({ passPublisher })
  const answer = await run('no JSON', 'no-such-type')
  assertRefused(answer, 429, 'too-many-requests')
  assert.equal(answer.headers['retry-after'], '5')
  assert.deepEqual(accepted, [])
})

test('an event type goes by its name in any case', async () => {
  const { accepted, run } = setUp()
  assert.equal((await run('{}', 'STOCK')).status, 202)
  assert.deepEqual(accepted, [{ eventType: 'stock', scope: tenant, payloads: ['{}'] }])
})

test('a batch is answered with each event’s id and where its account is, in order', async () => {
  const { accepted, run } = setUp()
  const { status, headers, json } = await run('[{"left":1},{"left":2}]')
  assert.equal(status, 202)
  assert.equal(headers.location, undefined)
  assert.equal(headers['retry-after'], '1')
  assert.deepEqual(json, {
    events: ['stock-e0', 'stock-e1'].map((eventId) => ({
      eventId,
      location: `https://triggers.contoso.example/fire/status/${eventId}`,
    })),
  })
  const payloads = ['{"left":1}', '{"left":2}']
  assert.deepEqual(accepted, [{ eventType: 'stock', scope: tenant, payloads }])
})

test('a batch of one is answered as a batch', async () => {
  const { json } = await setUp().run('[{"left":1}]')
  assert.deepEqual(Object.keys(json as object), ['events'])
})

test('for a key, which belongs to no tenant, the account’s address says whom the event is for', async () => {
  const { run } = setUp({
    authorize: { ...authorizedAs(), publisher: () => Promise.resolve({ scope: 'all' }) },
  })
  const { headers } = await run('{}', 'stock', { 'x-api-key': 'a-key' })
  assert.equal(headers.location, 'https://triggers.contoso.example/fire/status/stock-e0?tenant=all')
})

test('an unknown event type is 404, and those that there are are named', async () => {
  const { accepted, run } = setUp()
  const detail = assertRefused(await run('{}', 'nothing'), 404, 'unknown-event-type')
  assert.match(detail, /"nothing".*instore, stock/)
  assert.deepEqual(accepted, [])
})

test('a key that is not for the event type is refused before its body is read', async () => {
  const { accepted, run } = setUp({ authorize: authorizedAs({ eventTypes: ['instore'] }) })
  assertRefused(await run('no JSON'), 403, 'event-type-not-allowed')
  assert.deepEqual(accepted, [])
})

test('a body that is not JSON is refused, and none of it is logged', async () => {
  const { accepted, run } = setUp()
  assertRefused(await run('{"storeName":"CONFIDENTIEL"'), 400, 'body-not-json')
  assert.deepEqual(accepted, [])
})

test('what a payload is refused for is told to the publisher; only the number of faults is logged', async () => {
  const errors = [{ path: '/CONFIDENTIEL', message: 'is unknown' }]
  const { run } = setUp({
    acceptEvents: () => Promise.reject(new Problem('payload-invalid', 'x', { errors })),
  })
  const answer = await run('{}')
  assertRefused(answer, 400, 'payload-invalid')
  assert.deepEqual((answer.json as { errors: unknown }).errors, errors)
  assert.equal(answer.lines[0]?.faults, 1)
})
