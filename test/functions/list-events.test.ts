import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listEvents } from '../../src/functions/list-events.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { newEvent, payloadText, tenant } from '../support/deliveries.js'

const setUp = (payloads: readonly string[], authorize = authorizedAs()) => {
  const asked: unknown[] = []
  const events = {
    newest: (tenantId: string, eventType: string, count: number) => {
      asked.push([tenantId, eventType, count])
      const encoder = new TextEncoder()
      return Promise.resolve(payloads.map((text) => newEvent({ payload: encoder.encode(text) })))
    },
  }
  const parts = { authorize, catalogue: catalogueOf('instore', 'stock'), events }
  const run = (eventType: string) =>
    callFunction(listEvents, parts, { method: 'GET', params: { eventType } })
  return { asked, run }
}

test('the newest events’ payloads are listed byte for byte, in the order they were found', async () => {
  const exact = '{ "price": 1.10, "big": 12345678901234567890, "é": "\\u00e9" }'
  const { asked, run } = setUp([payloadText, exact])
  const { status, headers, text, lines } = await run('Stock')
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(text, `[${payloadText},${exact}]`)
  assert.deepEqual(asked, [[tenant, 'stock', 50]])
  assert.deepEqual(lines, [])
})

test('where there are no events, the list is empty', async () => {
  assert.equal((await setUp([]).run('stock')).text, '[]')
})

test('an unknown event type is 404', async () => {
  const { asked, run } = setUp([payloadText])
  assertRefused(await run('nothing'), 404, 'unknown-event-type')
  assert.deepEqual(asked, [])
})

test('a key that is not for the event type is shown no events', async () => {
  const { asked, run } = setUp([payloadText], authorizedAs({ eventTypes: ['instore'] }))
  assertRefused(await run('stock'), 403, 'event-type-not-allowed')
  assert.deepEqual(asked, [])
})
