import assert from 'node:assert/strict'
import { test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { taken } from '../../src/catalogue/clash-faults.js'
import { define, eventTypes, everyKind, operationOf, operationsOf } from '../support/definition.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

for (const kind of everyKind) {
  test(`the definition is OpenAPI 2.0 to a public parser: ${kind.locale}, ${kind.auth}`, async () => {
    const text = JSON.stringify(define(kind))
    const parsed = await SwaggerParser.validate(JSON.parse(text) as never)
    assert.equal(Object.keys(parsed.paths ?? {}).length, 4 * eventTypes.length + 7)
    assert.ok(text.length < 1024 * 1024, 'the platform takes at most 1 MB')
    assert.doesNotMatch(text, /undefined|null/)
  })
}

test('every property of the catalogue is an output, with its texts in both languages', () => {
  for (const locale of ['en', 'fr'] as const) {
    const { definitions } = define({ locale })
    for (const { schemaName, schema, texts, sample } of eventTypes) {
      const shown = definitions[schemaName]
      assert.ok(shown)
      assert.deepEqual(shown.required, schema.required)
      assert.deepEqual(shown.example, sample)
      const properties = shown.properties as Record<string, Record<string, unknown>>
      assert.deepEqual(Object.keys(properties), Object.keys(schema.properties))
      for (const [name, { title, description }] of Object.entries(
        texts[locale]?.properties ?? {},
      )) {
        assert.equal(properties[name]?.['x-ms-summary'], title)
        assert.equal(properties[name].description, description)
        assert.equal(properties[name].type, schema.properties[name]?.type)
      }
    }
  }
})

test('a new catalogue file is a trigger, its polling twin and two actions, without code', (context) => {
  const folder = temporaryFolder(context, { 'stocklow.json': JSON.stringify(eventTypeFile()) })
  const definition = define({}, loadCatalogue(folder).eventTypes)
  const found = operationsOf(definition).map(
    ({ path, method, operation }) => `${operation.operationId}: ${method} ${path}`,
  )
  for (const line of [
    'StockLow: post /event/stocklow',
    'StockLowPolling: get /poll/stocklow',
    'ListRecentStockLow: get /list/stocklow',
    'FireStockLow: post /fire/stocklow',
  ])
    assert.ok(found.includes(line), line)
  assert.ok(definition.definitions.StockLow)
})

test('two event types that would share an operation or a schema are refused by name', (context) => {
  const files = {
    'a.json': JSON.stringify(eventTypeFile()),
    'b.json': JSON.stringify(eventTypeFile({ name: 'other', aliases: [], schemaName: 'Account' })),
  }
  const clashing = temporaryFolder(context, files)
  assert.throws(
    () => loadCatalogue(clashing),
    /b\.json\/operationId: the operationId "StockLow" is taken by the event type "stocklow"/,
  )
  assert.throws(
    () => loadCatalogue(clashing),
    /b\.json\/schemaName: the schemaName "Account" is taken by the connector itself/,
  )
})

test('where the app is reached is where the definition sends its calls', () => {
  const at = (baseUrl: string) => {
    const { host, basePath, schemes } = define({ baseUrl })
    return { host, basePath, schemes }
  }
  assert.deepEqual(at('http://localhost:7071'), {
    host: 'localhost:7071',
    basePath: '/',
    schemes: ['http'],
  })
  assert.deepEqual(at('https://events.example.com/grocery'), {
    host: 'events.example.com',
    basePath: '/grocery',
    schemes: ['https'],
  })
})

test('each kind of sign-in is declared and asked for', () => {
  const names = (auth: 'entra' | 'apikey' | 'any') => {
    const { security, securityDefinitions } = define({ auth })
    assert.deepEqual(security.flatMap(Object.keys), Object.keys(securityDefinitions))
    return Object.values(securityDefinitions).map(({ type, name }) => [type, name])
  }
  assert.deepEqual(names('entra'), [['oauth2', undefined]])
  assert.deepEqual(names('apikey'), [['apiKey', 'x-api-key']])
  assert.deepEqual(names('any'), [
    ['apiKey', 'x-api-key'],
    ['apiKey', 'Authorization'],
  ])
})

test('a maker who signs in is not offered to fire, which the app would refuse; one with a key is', () => {
  for (const auth of ['entra', 'apikey', 'any'] as const) {
    const fire = operationOf(define({ auth }), 'FireInStore')
    assert.equal(fire['x-ms-visibility'], auth === 'entra' ? 'internal' : undefined)
    assert.deepEqual(fire.tags, ['Actions'])
  }
})

test('what the connector has whatever the catalogue holds is what no event type may be called', () => {
  const own = operationsOf(define({}, [])).map(({ operation }) => operation.operationId)
  assert.deepEqual([...taken].sort(), own.sort())
})
