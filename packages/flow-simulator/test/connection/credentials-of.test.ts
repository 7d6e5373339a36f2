import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionSets, setOf } from '../../src/connection/connection-sets.js'
import { credentialsOf } from '../../src/connection/credentials-of.js'
import type { Connection } from '../../src/connection/connection-set.js'
import type { JsonObject } from '../../src/json/json-value.js'

const secret = { type: 'securestring' }
const basic = { username: { type: 'string' }, password: secret }
const oauth = { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2' } } }

const credentials = async (
  securityDefinitions: JsonObject,
  parameters: JsonObject | undefined,
  connection: Connection,
) => {
  const definition = { securityDefinitions }
  const properties = parameters ? { properties: parameters } : {}
  const sets = connectionSets({ definition, properties })
  const { headers, query } = await credentialsOf(
    { definition },
    setOf(sets, connection.set),
    connection,
  )
  return { headers, query }
}

const key = { api_key: { type: 'apiKey', in: 'header', name: 'X-Key' } }

test('an API key goes into the header or the query that the definition names', async () => {
  const connectionParameters = { api_key: secret }
  const connection = { values: { api_key: 'K' } }
  assert.deepEqual(await credentials(key, { connectionParameters }, connection), {
    headers: { 'x-key': 'K' },
    query: [],
  })
  const inQuery = { code: { type: 'apiKey', in: 'query', name: 'code' } }
  assert.deepEqual(await credentials(inQuery, { connectionParameters }, connection), {
    headers: {},
    query: [['code', 'K']],
  })
})

test('a name and a password make Basic', async () => {
  const connection = { values: { username: 'ada', password: 'secret' } }
  const scheme = { basic_auth: { type: 'basic' } }
  const { headers } = await credentials(scheme, { connectionParameters: basic }, connection)
  assert.deepEqual(headers, { authorization: `Basic ${btoa('ada:secret')}` })
})

test('a token is asked for with each call, and goes as Bearer', async () => {
  let count = 0
  const connection = { values: { token: () => Promise.resolve(`T${(count += 1)}`) } }
  const scheme = { oauth2: { type: 'oauth2' } }
  const asked = async () =>
    (await credentials(scheme, { connectionParameters: oauth }, connection)).headers.authorization
  assert.deepEqual([await asked(), await asked()], ['Bearer T1', 'Bearer T2'])
})

test('without credentials nothing is added', async () => {
  assert.deepEqual(await credentials({}, { connectionParameters: {} }, { values: {} }), {
    headers: {},
    query: [],
  })
})

test('of several sets the connection’s own counts', async () => {
  const values = [
    { name: 'byKey', uiDefinition: { displayName: 'With a key' }, parameters: { api_key: secret } },
    { name: 'byName', uiDefinition: {}, parameters: basic },
  ]
  const parameters = { connectionParameterSets: { values } }
  const schemes = { ...key, basic_auth: { type: 'basic' } }
  const byKey = await credentials(schemes, parameters, { set: 'byKey', values: { api_key: 'K' } })
  assert.deepEqual(byKey.headers, { 'x-key': 'K' })
  const byName = { set: 'byName', values: { username: 'a', password: 'b' } }
  const named = await credentials(schemes, parameters, byName)
  assert.deepEqual(named.headers, { authorization: `Basic ${btoa('a:b')}` })
  await assert.rejects(
    credentials(schemes, parameters, { set: 'byLuck', values: {} }),
    /byKey, byName/,
  )
})

test('a definition without apiProperties.json asks for what its first scheme needs', () => {
  const names = (securityDefinitions: JsonObject) =>
    connectionSets({ definition: { securityDefinitions }, properties: {} })[0]?.parameters.map(
      ({ name, kind }) => [name, kind],
    )
  assert.deepEqual(names(key), [['api_key', 'secret']])
  assert.deepEqual(names({ a: { type: 'basic' } }), [
    ['username', 'text'],
    ['password', 'secret'],
  ])
  assert.deepEqual(names({ a: { type: 'oauth2' } }), [['token', 'oauth']])
  assert.deepEqual(names({}), [])
})
