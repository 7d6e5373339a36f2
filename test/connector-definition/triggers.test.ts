import assert from 'node:assert/strict'
import { test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import type { Schema } from '../../src/connector-definition/open-api.js'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { define, eventTypes, everyKind, operationOf, operationsOf } from '../support/definition.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

// What the platform asks of triggers.
// Source: https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger
const definition = define()

const bodyOf = (operationId: string) => {
  const body = operationOf(definition, operationId).parameters?.find((each) => each.in === 'body')
  assert.ok(body?.schema)
  return { ...body, properties: body.schema.properties as Record<string, Schema> }
}

for (const kind of everyKind) {
  test(`every webhook can be subscribed to and unsubscribed: ${kind.locale}, ${kind.auth}`, () => {
    const { paths } = define(kind)
    const webhooks = Object.values(paths).filter((item) => item.post?.['x-ms-trigger'] === 'single')
    assert.equal(webhooks.length, eventTypes.length + 1)
    for (const { post, 'x-ms-notification-content': content } of webhooks) {
      assert.ok(content && post)
      assert.ok(post['x-ms-trigger-hint'])
      assert.ok(post.responses[201]?.headers?.Location)
      const [callback] = (post.parameters ?? []).filter((parameter) => parameter.in === 'body')
      assert.equal(callback?.required, true)
      assert.deepEqual(callback.schema?.required, ['Url'])
      const { Url, ...filters } = callback.schema.properties as Record<string, Schema>
      assert.equal(Url?.type, 'string')
      assert.equal(Url['x-ms-notification-url'], true)
      assert.equal(Url['x-ms-visibility'], 'internal')
      assert.ok(!('required' in Url), 'the seed has it here, where it means nothing')
      for (const filter of Object.values(filters)) assert.ok(!('x-ms-notification-url' in filter))
    }

    const remove = paths['/event/remove/{oid}/{id}']?.delete
    assert.equal(remove?.['x-ms-visibility'], 'internal')
    assert.deepEqual(
      remove.parameters?.map((each) => [each.name, each.required, each['x-ms-url-encoding']]),
      [
        ['oid', true, 'single'],
        ['id', true, 'single'],
      ],
    )
  })
}

test('a filter is an optional input with the values that recent events had', () => {
  const { properties, schema } = bodyOf('NewProductApproval')
  assert.deepEqual(Object.keys(properties), ['Url', 'supplierName', 'category'])
  assert.deepEqual(schema?.required, ['Url'])
  assert.equal(properties.category?.['x-ms-summary'], 'Category')
  assert.deepEqual(properties.category['x-ms-dynamic-list'], {
    operationId: 'ListFilterValues',
    parameters: { eventType: { value: 'productapproval' }, property: { value: 'category' } },
    itemValuePath: 'value',
    itemTitlePath: 'value',
  })
  assert.ok(operationOf(definition, 'ListFilterValues').responses[200]?.schema)
})

test('a filter whose values the schema enumerates, or that is a number, needs no call to list them', (context) => {
  const file = eventTypeFile({
    schema: {
      type: 'object',
      properties: {
        sku: { type: 'string', enum: ['A-1', 'A-2'] },
        left: { type: 'integer', format: 'int32' },
      },
    },
    filters: ['sku', 'left'],
  })
  const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
  const { parameters = [] } = operationOf(define({}, loadCatalogue(folder).eventTypes), 'StockLow')
  const { sku, left } = (parameters[0]?.schema?.properties ?? {}) as Record<string, Schema>
  assert.deepEqual(sku?.enum, ['A-1', 'A-2'])
  assert.ok(!('x-ms-dynamic-list' in sku))
  assert.deepEqual([left?.type, left?.format], ['integer', 'int32'])
  assert.ok(left && !('x-ms-dynamic-list' in left))
})

test('the filters of a trigger are those of its polling twin too', () => {
  const { parameters = [] } = operationOf(definition, 'NewProductApprovalPolling')
  assert.deepEqual(
    parameters.map(({ name, in: place, required }) => [name, place, required]),
    ['cursor', 'supplierName', 'category'].map((name) => [name, 'query', false]),
  )
  assert.ok(parameters[1]?.['x-ms-dynamic-list'])
})

test('a filter may compare, look into a property, and take several values', async (context) => {
  const properties = {
    sku: { type: 'string', enum: ['A', 'B'] },
    left: { type: 'integer', format: 'int32' },
    patient: { type: 'object', properties: { name: { type: 'string' } } },
  }
  const { en, fr } = eventTypeFile({ schema: { type: 'object', properties }, filters: [] }).texts
  const nested = {
    'patient.name': { title: 'Patient Name', description: 'The name.' },
    sku: { title: 'Part', description: 'The part.', values: { A: 'Bolt', B: 'Nut' } },
  }
  const file = eventTypeFile({
    schema: { type: 'object', properties },
    texts: { en: { ...en, properties: { ...en.properties, ...nested } }, fr },
    filters: [
      ...[{ property: 'sku', is: 'oneOf' } as const, { property: 'left', is: 'atLeast' } as const],
      ...[{ property: 'patient.name', is: 'contains' } as const, 'patient.name'],
    ],
    sample: {},
  })
  const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
  const made = define({}, loadCatalogue(folder).eventTypes)
  await SwaggerParser.validate(structuredClone(made) as never)
  const [body] = operationOf(made, 'StockLow').parameters ?? []
  const { Url: _, ...inputs } = (body?.schema?.properties ?? {}) as Record<string, Schema>
  assert.deepEqual(
    Object.entries(inputs).map(([name, { title }]) => [name, title]),
    [
      ['sku_oneOf', 'Part (One Of)'],
      ['left_atLeast', 'left (At Least)'],
      ['patient_name_contains', 'Patient Name (Contains)'],
      ['patient_name', 'Patient Name'],
    ],
  )
  assert.deepEqual((inputs.sku_oneOf?.items as Schema | undefined)?.['x-ms-enum-values'], [
    { value: 'A', displayName: 'Bolt' },
    { value: 'B', displayName: 'Nut' },
  ])
  assert.ok(inputs.patient_name?.['x-ms-dynamic-list'])
  assert.ok(!('x-ms-dynamic-list' in (inputs.patient_name_contains ?? {})))
})

test('a filter inside of a property that has no text of its own is told by both names', (context) => {
  const schema = {
    type: 'object',
    properties: { patient: { type: 'object', properties: { fullName: { type: 'string' } } } },
  } as const
  const file = eventTypeFile({ schema, filters: ['patient.fullName'], sample: {} })
  const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
  const made = define({}, loadCatalogue(folder).eventTypes)
  const [body] = operationOf(made, 'StockLow').parameters ?? []
  const { patient_fullName: input } = (body?.schema?.properties ?? {}) as Record<string, Schema>
  assert.equal(input?.description, 'patient: Full Name.')
  const polled = operationOf(made, 'StockLowPolling').parameters ?? []
  const parameter = polled.find(({ name }) => name === 'patient_fullName')
  assert.equal(parameter?.description, 'patient: Full Name.')
})

test('the generic trigger asks for its event types and for their outputs, in both forms', () => {
  const item = definition.paths['/event-types/{eventType}/subscriptions']
  const content = item?.['x-ms-notification-content'] as { schema: Record<string, Schema> }
  const { 'x-ms-dynamic-schema': old, 'x-ms-dynamic-properties': later } = content.schema
  assert.equal(old?.['value-path'], later?.itemValuePath)
  assert.equal(old?.operationId, 'GetEventTypeSchema')
  assert.equal(later?.operationId, 'GetEventTypeSchema')
  const [eventType] = item?.post?.parameters ?? []
  assert.equal(eventType?.['x-ms-url-encoding'], 'single')
  assert.ok(eventType['x-ms-dynamic-values'] && eventType['x-ms-dynamic-list'])
})

test('each event type has a polling twin, whose answers are lists of its events', () => {
  for (const { operationId, schemaName } of eventTypes) {
    const polling = operationOf(definition, `${operationId}Polling`)
    assert.equal(polling['x-ms-trigger'], 'batch')
    assert.deepEqual(polling['x-ms-trigger-metadata'], { kind: 'query', mode: 'polling' })
    assert.deepEqual(polling.responses[200]?.schema, {
      type: 'array',
      items: { $ref: `#/definitions/${schemaName}` },
    })
    assert.ok(!('schema' in (polling.responses[202] ?? {})))
    assert.deepEqual(Object.keys(polling.responses[202]?.headers ?? {}), [
      'Location',
      'Retry-After',
    ])
    const [cursor] = polling.parameters ?? []
    assert.deepEqual(
      [cursor?.name, cursor?.required, cursor?.['x-ms-visibility']],
      ['cursor', false, 'internal'],
    )
  }
})

test('the English texts are as certification wants them', () => {
  const { info } = definition
  assert.ok(info.title.length <= 30 && !/api|connector|flow|power|logic/i.test(info.title))
  assert.ok(info.description.length >= 30 && info.description.length <= 500)
  const ids = new Set<string>()
  for (const { operation } of operationsOf(definition)) {
    const { operationId, summary, description } = operation
    assert.match(operationId, /^[A-Z][A-Za-z0-9]*$/)
    assert.ok(!ids.has(operationId.toLowerCase()), operationId)
    ids.add(operationId.toLowerCase())
    assert.match(summary, /^[A-Z][A-Za-z0-9 ()]{1,78}[A-Za-z0-9)]$/)
    assert.match(description, /\.$/)
    assert.notEqual(summary, description)
    if (operation['x-ms-trigger'] !== undefined) {
      assert.match(summary, /^When a/)
      assert.match(description, /^This operation triggers when /)
    }
    const schemas = Object.entries(operation.responses).filter(([, { schema }]) => schema)
    assert.ok(schemas.length <= 1, 'the editor uses one schema only')
    assert.ok(schemas.every(([status]) => status === '200'))
    assert.ok(!('default' in operation.responses))
  }
})
