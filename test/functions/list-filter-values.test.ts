import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventType } from '../../src/catalogue/event-type.js'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { listFilterValues } from '../../src/functions/list-filter-values.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueWith } from '../support/catalogue-of.js'
import { newEvent, tenant } from '../support/deliveries.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { eventTypeNamed } from '../support/events.js'

const { filters: _, ...withoutFilters } = eventTypeNamed('plain')
const catalogue = catalogueWith(
  { ...eventTypeNamed('stock'), filters: ['sku', 'left'] },
  withoutFilters,
)

const setUp = (
  payloads: readonly object[],
  authorize = authorizedAs(),
  ...others: readonly EventType[]
) => {
  const asked: unknown[] = []
  const events = {
    newest: (tenantId: string, eventType: string, count: number) => {
      asked.push([tenantId, eventType, count])
      return Promise.resolve(
        payloads.map((payload) =>
          newEvent({ payload: new TextEncoder().encode(JSON.stringify(payload)) }),
        ),
      )
    },
  }
  const run = (eventType: string, property: string) =>
    callFunction(
      listFilterValues,
      { authorize, catalogue: catalogueWith(...catalogue.eventTypes, ...others), events },
      { method: 'GET', params: { eventType, property } },
    )
  return { asked, run }
}

test('the values inside of a property, and of each item of a list, are listed too', async () => {
  const properties = {
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
  }
  const nested = parseEventType(
    eventTypeFile({
      ...{ name: 'nested', schema: { type: 'object', properties }, sample: {} },
      filters: [{ property: 'lines.sku', is: 'oneOf' }],
    }),
  )
  const type = 'name' in nested ? nested : assert.fail(JSON.stringify(nested))
  const { run } = setUp([{ lines: [{ sku: 'B' }, { sku: 'A' }] }, {}], undefined, type)
  assert.deepEqual((await run('nested', 'lines.sku')).json, [{ value: 'A' }, { value: 'B' }])
})

test('the values that a filter had in the newest events are listed, each once, in order', async () => {
  const { asked, run } = setUp([{ sku: 'B' }, { sku: 'A', left: 3 }, { sku: 'B' }])
  const { status, json, lines } = await run('STOCK', 'sku')
  assert.equal(status, 200)
  assert.deepEqual(json, [{ value: 'A' }, { value: 'B' }])
  assert.deepEqual(asked, [[tenant, 'stock', 200]])
  assert.deepEqual(lines, [])
})

test('numbers are shown as texts; what is absent or null is not shown', async () => {
  const { run } = setUp([{ left: 0 }, { left: null }, {}, { left: 12 }])
  assert.deepEqual((await run('stock', 'left')).json, [{ value: '0' }, { value: '12' }])
})

test('what is no plain value is not shown, whatever was accepted before', async () => {
  const payloads = [`{"left":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, '{"left":1}']
  const found = payloads.map((text) => newEvent({ payload: new TextEncoder().encode(text) }))
  const events = { newest: () => Promise.resolve(found) }
  const { json } = await callFunction(
    listFilterValues,
    { authorize: authorizedAs(), catalogue, events },
    { method: 'GET', params: { eventType: 'stock', property: 'left' } },
  )
  assert.deepEqual(json, [{ value: '1' }])
})

test('a property that is no filter is 404: payloads are not to be read through it', async () => {
  const { asked, run } = setUp([{ sku: 'A', secret: 'x' }])
  const detail = assertRefused(await run('stock', 'secret'), 404, 'unknown-property')
  assert.equal(detail, '"stock" can be filtered by: sku, left.')
  assert.deepEqual(asked, [])
})

test('where nothing can be filtered by, that is said', async () => {
  const detail = assertRefused(await setUp([]).run('plain', 'sku'), 404, 'unknown-property')
  assert.equal(detail, '"plain" can be filtered by: nothing.')
})

test('an unknown event type is 404', async () => {
  assertRefused(await setUp([]).run('nothing', 'sku'), 404, 'unknown-event-type')
})

test('a key that is not for the event type is shown no values', async () => {
  const { asked, run } = setUp([{ sku: 'A' }], authorizedAs({ eventTypes: ['plain'] }))
  assertRefused(await run('stock', 'sku'), 403, 'event-type-not-allowed')
  assert.deepEqual(asked, [])
})
