import assert from 'node:assert/strict'
import { test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import { Validator } from '@seriousme/openapi-schema-validator'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { openApiDocument } from '../../src/api-description/open-api-document.js'
import type { OpenApi } from '../../src/api-description/open-api.js'
import { problems } from '../../src/problem.js'
import { eventTypes } from '../support/definition.js'
import { deployment, describedPath } from '../support/described-function.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { eventTypeNamed } from '../support/events.js'
import { importFunctions } from '../support/function-files.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const document = openApiDocument(eventTypes, deployment)
const clone = (described: OpenApi) => JSON.parse(JSON.stringify(described)) as never

const operationsIn = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
const operations = operationsIn(document)

test('every route that is registered is described with its methods, for each event type, and nothing else is', async () => {
  const routes = (await importFunctions()).flatMap(({ registration: { methods = [], route } }) =>
    methods.map((method) => ({ method, route: String(route) })),
  )
  const expected = routes.flatMap(({ method, route }) =>
    eventTypes.map(({ name }) => `${method} ${describedPath(document, route, name)}`),
  )
  const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
  assert.deepEqual(described.sort(), [...new Set(expected)].sort())
})

test('two validators that know nothing of each other find it valid', async () => {
  await SwaggerParser.validate(clone(document))
  const { valid, errors } = await new Validator().validate(clone(document))
  assert.ok(valid, JSON.stringify(errors))
})

test('an inner filter without words of its own is told by its name, and titles of values are no keyword', (context) => {
  const patient = { type: 'object', properties: { name: { type: 'string' } } } as const
  const part = { type: 'string', enum: ['A'] } as const
  const schema = { type: 'object', properties: { patient, part } } as const
  const { en } = eventTypeFile({ schema, filters: [] }).texts
  const who = { title: 'Patient', description: 'Who.' }
  const which = { title: 'Part', description: 'Which.' }
  const file = eventTypeFile({
    ...{ schema, filters: ['patient.name'], sample: {} },
    texts: {
      en: { ...en, properties: { patient: who, part: { ...which, values: { A: 'Bolt' } } } },
    },
  })
  const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
  const made = openApiDocument(loadCatalogue(folder).eventTypes, deployment)
  const polled = operationsIn(made).find(
    ({ path, method }) => method === 'get' && path === '/poll/stocklow',
  )
  const parameter = polled?.operation.parameters?.find(({ name }) => name === 'patient_name')
  assert.equal(parameter?.description, 'patient_name')
  const { properties } = made.components.schemas.StockLowPayload as { properties: object }
  assert.deepEqual(properties, { patient: { ...who, ...patient }, part: { ...which, ...part } })
})

test('both refuse one that is not', async () => {
  const broken = { ...document, paths: { '/x': { get: { responses: { 200: {} } } } } }
  await assert.rejects(() => SwaggerParser.validate(clone(broken as never)))
  assert.equal((await new Validator().validate(clone(broken as never))).valid, false)
})

test('each operation has an id of its own that is a name in every language', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids.map((id) => id.toLowerCase())).size, ids.length)
  for (const id of ids) assert.match(id, /^[a-z][A-Za-z0-9]+$/)
})

test('the parameters of each path are those that it names', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = (operation.parameters ?? []).filter((each) => each.in === 'path')
    assert.deepEqual(
      described.map(({ name }) => name),
      named,
      path,
    )
  }
})

test('every problem that there is may be told by some operation, with its status', () => {
  const told = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses).flatMap(([status, { content }]) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}).map((code) => [
        code,
        Number(status),
      ]),
    ),
  )
  const expected = Object.entries(problems).map(([code, { status }]) => [code, status])
  const distinct = [...new Map(told.map((each) => [String(each), each])).values()]
  assert.deepEqual(distinct.sort(), expected.sort())
})

test('only what is for anyone asks for no credentials', () => {
  const open = operations.filter(({ operation }) => operation.security.length === 0)
  assert.deepEqual(
    open.map(({ operation }) => operation.operationId),
    [
      ...['getHealth', 'getOpenApi', 'getAsyncApi', 'getConnectorDefinition', 'getSwaggerUi'],
      ...['getConsole', 'getHome'],
    ],
  )
})

test('it tells nobody which tenants the app serves', () => {
  const text = JSON.stringify(document)
  assert.ok(text.includes('https://login.microsoftonline.com/organizations/oauth2/v2.0/token'))
  for (const tenant of deployment.entra.tenants) assert.ok(!text.includes(tenant))
})

test('an event type may be called like anything that the API has', async () => {
  const names = [
    ...Object.keys(document.components.schemas),
    ...['Any', 'Status', 'Subscriptions', 'EventTypes', 'DeadLetters', 'Health', 'OpenApi'],
  ]
  const types = names.map((schemaName, i) => ({ ...eventTypeNamed(`t${i}`), schemaName }))
  const described = openApiDocument(types, deployment)
  const ids = operationsIn(described).map(({ operation }) => operation.operationId.toLowerCase())
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(
    Object.keys(described.components.schemas).length,
    Object.keys(openApiDocument([], deployment).components.schemas).length + 2 * types.length,
  )
  await SwaggerParser.validate(clone(described))
})
