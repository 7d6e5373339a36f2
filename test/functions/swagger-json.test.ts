import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  connectorDefinition,
  type DefinitionOptions,
} from '../../src/connector-definition/connector-definition.js'
import { swaggerJson } from '../../src/functions/swagger-json.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { grocery } from '../support/grocery.js'

const catalogue = catalogueOf('stock')
const inAzure = 'https://triggers.contoso.example'

const run = (query = '', publicBaseUrl = inAzure) =>
  callFunction(
    swaggerJson,
    { catalogue, config: { publicBaseUrl }, connector: grocery.connector },
    { method: 'GET', url: `${inAzure}/swagger.json${query}`, headers: {} },
  )

/** A definition as JSON has it. */
const defined = (options: DefinitionOptions) =>
  JSON.parse(
    JSON.stringify(connectorDefinition(catalogue.eventTypes, grocery.connector, options)),
  ) as unknown

test('anyone is given the connector’s definition for this very app, not to be kept', async () => {
  const { status, headers, json, lines } = await run()
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.deepEqual(json, defined({ baseUrl: inAzure, locale: 'en', auth: 'entra' }))
  assert.deepEqual(lines, [])
})

test('the query says in which language, and how connections sign in', async () => {
  const { json } = await run('?locale=fr&auth=apikey')
  assert.deepEqual(json, defined({ baseUrl: inAzure, locale: 'fr', auth: 'apikey' }))
})

test('on a developer’s machine, where there is no page to sign in at, any credential will do', async () => {
  const baseUrl = 'http://localhost:7071'
  assert.deepEqual((await run('', baseUrl)).json, defined({ baseUrl, locale: 'en', auth: 'any' }))
})

for (const query of ['?locale=de', '?auth=basic', '?locale=']) {
  test(`${query} is refused, and the choices are named`, async () => {
    assert.match(assertRefused(await run(query), 400, 'query-invalid'), /is one of \w+, \w+/)
  })
}
