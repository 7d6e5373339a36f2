import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import { cutDescription, type Whole } from './cut-description.js'
import { describe } from './graph-description.js'
import { graphUrl } from './graph-schemas.js'
import { graphOperations } from './graph-since.js'

const json = { 'content-type': 'application/json' }
const id = '00000000-0000-4000-8000-00000000000a'

const ask = (method: string, path: string, body?: object, headers: Record<string, string> = json) =>
  describe({ method, url: new URL(graphUrl + path), headers: new Headers(headers), body })

const refuses = (
  ...[method, path, body, headers, fault]: readonly [
    string,
    string,
    object | undefined,
    Record<string, string> | undefined,
    RegExp,
  ]
) => {
  assert.throws(() => ask(method, path, body, headers), fault)
}

test('what is asked of Graph is a cut of what it publishes, and no more than is asked', async () => {
  const text = readFileSync('test/tools/register/graph.openapi.json', 'utf8')
  const whole = JSON.parse(text) as Whole
  assert.deepEqual(cutDescription(whole, graphOperations), whole)
  await SwaggerParser.validate(JSON.parse(text) as never)
  assert.throws(() => cutDescription(whole, ['GET /invented']), /has no GET \/invented/)
})

test('a path or a method that Graph does not publish is refused', () => {
  refuses('POST', '/apps', {}, json, /has no POST \/apps/)
  refuses('DELETE', '/me', undefined, json, /has no DELETE/)
})

test('a body is refused for a property that is not declared, at any depth, and for a wrong type', () => {
  const refusesBody = (body: object, fault: RegExp) => {
    refuses('PATCH', `/applications/${id}`, body, json, fault)
  }
  refusesBody({ appRoles: [{ enabled: true }] }, /appRoles\/0 .*"enabled"/)
  refusesBody({ api: { preAuthorisedApplications: [] } }, /body\/api .*preAuthorisedApplications/)
  refusesBody({ displayName: 1 }, /displayName must be string/)
  refusesBody({ api: { oauth2PermissionScopes: [{ id: 'mine' }] } }, /must match pattern/)
  ask('PATCH', `/applications/${id}`, { api: null, uniqueName: 'shop' })
})

test('a body that is not said to be JSON is refused', () => {
  refuses('PATCH', `/applications/${id}`, {}, {}, /content-type is not JSON/)
})

test('a query is refused for what Graph does not take, or takes otherwise', () => {
  refuses('GET', '/me?select=id', undefined, {}, /select is not a parameter/)
  refuses('GET', '/me?$select=id,shoeSize', undefined, {}, /\$select\/1 must be equal to one of/)
  refuses('GET', '/servicePrincipals?$top=many', undefined, {}, /\$top must be integer/)
  ask('GET', '/me?$select=id,displayName')
})

test('an application is made by its own name only with the header that asks for it', () => {
  const path = "/applications(uniqueName='shop')"
  refuses('PATCH', path, { displayName: 'Shop' }, json, /prefer is missing/)
  const { ids } = ask(
    'PATCH',
    path,
    { displayName: 'Shop' },
    { ...json, prefer: 'create-if-missing' },
  )
  assert.deepEqual(ids, ['shop'])
})

test('what the stand-in answers is held against it as well', () => {
  const { checkAnswer } = ask('GET', '/me')
  checkAnswer(200, { id, displayName: 'Me', '@odata.context': 'https://graph.example' })
  checkAnswer(404, { error: { code: 'Request_ResourceNotFound', message: 'None' } })
  assert.throws(() => {
    checkAnswer(200, { id, name: 'Me' })
  }, /answer to GET \/me: body .*"name"/)
  assert.throws(() => {
    ask('GET', '/servicePrincipals').checkAnswer(200, [])
  }, /body must be object/)
})
