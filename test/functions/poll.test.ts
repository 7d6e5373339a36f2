import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pollEvents } from '../../src/functions/poll.js'
import { readCursor, writeCursor, type Cursor } from '../../src/polling/cursor.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf, catalogueWith } from '../support/catalogue-of.js'
import { newEvent, payloadText, tenant, tenantNumber } from '../support/deliveries.js'
import type { Fakes } from '../support/fakes.js'
import { formerName, newName, renamedType } from '../support/renamed.js'

const key = Buffer.alloc(32, 7)
const base = 'https://triggers.contoso.example/poll/stock'
const start: Cursor = { tenantId: tenant, eventType: 'stock', since: 'since-start', seen: [] }
const later: Cursor = { ...start, since: 'since-later', seen: ['12345678'] }

const setUp = (
  payloads: readonly string[] = [],
  more = false,
  authorize = authorizedAs(),
  catalogue = catalogueOf('instore', 'stock'),
) => {
  const asked: unknown[] = []
  const encoder = new TextEncoder()
  const events = payloads.map((text) => newEvent({ payload: encoder.encode(text) }))
  const parts: Fakes<Parameters<typeof pollEvents>[0]> = {
    authorize,
    catalogue,
    config: { publicBaseUrl: 'https://triggers.contoso.example' },
    cursorSecret: () => Promise.resolve(key),
    poll: {
      start: (tenantId, eventType) => {
        asked.push(['start', tenantId, eventType])
        return Promise.resolve(start)
      },
      next: (cursor) => {
        asked.push(['next', cursor])
        return Promise.resolve({ events, cursor: later, more })
      },
    },
  }
  const run = (cursor?: string, eventType = 'stock', more = '') =>
    callFunction(pollEvents, parts, {
      method: 'GET',
      url: cursor === undefined ? `${base}?${more}` : `${base}?cursor=${cursor}${more}`,
      params: { eventType },
    })
  return { asked, run }
}

/** The cursor in a Location, which has to be of the poll's own route. */
const cursorIn = (location: string | undefined) => {
  const [address, text = ''] = (location ?? '').split('?cursor=')
  assert.equal(address, base)
  return readCursor(key, text)
}

test('the first poll starts with nothing of the past: 202, and where and when to poll next', async () => {
  const { asked, run } = setUp([payloadText])
  const { status, headers, text, lines } = await run(undefined, 'STOCK')
  assert.deepEqual([status, text], [202, ''])
  assert.deepEqual(cursorIn(headers.location), start)
  assert.equal(headers['retry-after'], '15')
  assert.deepEqual(asked, [['start', tenant, 'stock']])
  assert.deepEqual(lines, [])
})

test('a poll that finds nothing new is 202', async () => {
  const { asked, run } = setUp()
  const { status, headers, text } = await run(writeCursor(key, start))
  assert.deepEqual([status, text], [202, ''])
  assert.deepEqual(cursorIn(headers.location), later)
  assert.deepEqual(asked, [['next', start]])
})

test('new events are 200 with their payloads byte for byte, and where to go on', async () => {
  const { run } = setUp([payloadText, '{ "big": 12345678901234567890 }'])
  const { status, headers, text, lines } = await run(writeCursor(key, start))
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(text, `[${payloadText},{ "big": 12345678901234567890 }]`)
  assert.deepEqual(cursorIn(headers.location), later)
  assert.equal(headers['retry-after'], '15')
  assert.deepEqual(lines, [])
})

test('where more are waiting, the next poll may come at once', async () => {
  const { headers } = await setUp([payloadText], true).run(writeCursor(key, start))
  assert.equal(headers['retry-after'], '0')
})

test('a cursor from before the event type was renamed goes on, and is written by its new name', async () => {
  const { asked, run } = setUp([], false, authorizedAs(), catalogueWith(renamedType))
  const former = { ...start, eventType: formerName }
  const { status, headers } = await run(writeCursor(key, former), newName)
  assert.equal(status, 202)
  assert.deepEqual(asked, [['next', { ...start, eventType: newName }]])
  assert.match(headers.location ?? '', /poll\/storevisit\?cursor=/)
})

for (const [what, cursor] of [
  ['of another tenant', writeCursor(key, { ...start, tenantId: tenantNumber(2) })],
  ['of another event type', writeCursor(key, { ...start, eventType: 'instore' })],
  ['that someone else signed', writeCursor(Buffer.alloc(32, 8), start)],
  ['that is empty', ''],
  ['that is none', 'hello'],
] as const) {
  test(`a cursor ${what} is refused, and nothing is looked for`, async () => {
    const { asked, run } = setUp([payloadText])
    assertRefused(await run(cursor), 400, 'cursor-invalid')
    assert.deepEqual(asked, [])
  })
}

test('an unknown event type is 404', async () => {
  assertRefused(await setUp().run(undefined, 'nothing'), 404, 'unknown-event-type')
})

test('a key that is not for the event type polls for nothing', async () => {
  const { asked, run } = setUp([], false, authorizedAs({ eventTypes: ['instore'] }))
  assertRefused(await run(), 403, 'event-type-not-allowed')
  assert.deepEqual(asked, [])
})

test('a poll is answered with the events that fit its filters, and its next one asks for the same', async () => {
  const cursor = writeCursor(key, start)
  const { run } = setUp(['{"sku":"A-1","left":1}', '{"sku":"B-2","left":2}'])
  const { status, headers, json } = await run(cursor, 'stock', '&sku=a-1')
  assert.equal(status, 200)
  assert.deepEqual(json, [{ sku: 'A-1', left: 1 }])
  assert.match(headers.location ?? '', /&sku=a-1$/)
  assert.equal((await run(cursor, 'stock', '&sku=C')).status, 202)
})

test('a poll by a filter that there is not is told so', async () => {
  const { run } = setUp()
  assertRefused(await run(undefined, 'stock', 'colour=red'), 400, 'filter-unknown')
})
