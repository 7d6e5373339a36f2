import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oauthSettings } from '../../src/connection/oauth-settings.js'
import { connectionSets, setOf } from '../../src/connection/connection-sets.js'
import { authorizeUrl, redeemCode, type SignIn } from '../../src/connection/sign-in.js'
import type { WireRequest } from '../../src/wire/exchange.js'
import type { JsonObject } from '../../src/json/json-value.js'

const signIn: SignIn = {
  authorizationUrl: 'https://login.example/authorize?prompt=login',
  tokenUrl: 'https://login.example/token',
  clientId: 'client',
  clientSecret: 'hush',
  scopes: ['read', 'write'],
  redirectUri: 'http://127.0.0.1:1/play/redirect',
  state: 'S',
}

test('the user’s browser is sent to the issuer with what the code flow asks for', () => {
  const url = new URL(authorizeUrl(signIn))
  assert.equal(url.origin + url.pathname, 'https://login.example/authorize')
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    ...{ prompt: 'login', response_type: 'code', client_id: 'client', state: 'S' },
    ...{ redirect_uri: 'http://127.0.0.1:1/play/redirect', scope: 'read write' },
  })
})

test('a code becomes a token, which is refreshed before it ends', async () => {
  let now = 0
  const sent: WireRequest[] = []
  const send = (request: WireRequest) => {
    sent.push(request)
    const body = { access_token: `T${sent.length}`, refresh_token: 'R', expires_in: 600 }
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body) })
  }
  const token = await redeemCode(send, signIn, 'C', () => now)
  assert.equal(await token(), 'T1')
  now = 541_000
  assert.equal(await token(), 'T2')
  const forms = sent.map(({ body = '' }) => Object.fromEntries(new URLSearchParams(body)))
  assert.deepEqual(forms, [
    {
      ...{ grant_type: 'authorization_code', code: 'C', redirect_uri: signIn.redirectUri },
      ...{ client_id: 'client', client_secret: 'hush' },
    },
    { grant_type: 'refresh_token', refresh_token: 'R', client_id: 'client', client_secret: 'hush' },
  ])
})

test('an issuer that gives no token is quoted', async () => {
  const send = () =>
    Promise.resolve({ status: 400, headers: {}, body: '{"error":"invalid_grant"}' })
  await assert.rejects(
    redeemCode(send, signIn, 'C', () => 0),
    /400.*invalid_grant/,
  )
})

const settingsOf = (oAuthSettings: JsonObject, securityDefinitions: JsonObject = {}) => {
  const connectionParameters = { token: { type: 'oauthSetting', oAuthSettings } }
  const connector = {
    definition: { securityDefinitions },
    properties: { properties: { connectionParameters } },
  }
  return oauthSettings(connector, setOf(connectionSets(connector)))
}

test('Entra is found by its login address and tenant, another issuer by its own addresses, or by the definition’s', () => {
  const customParameters = {
    loginUri: { value: 'https://login.example' },
    tenantId: { value: 'common' },
    resourceUri: { value: 'api://x' },
  }
  const entra = settingsOf({ identityProvider: 'aad', clientId: 'c', customParameters })
  assert.equal(entra.authorizationUrl, 'https://login.example/common/oauth2/authorize')
  assert.deepEqual([entra.resource, entra.clientId], ['api://x', 'c'])

  const own = {
    AuthorizationUrl: { value: 'https://a.example' },
    TokenUrl: { value: 'https://t.example' },
  }
  const other = settingsOf({
    identityProvider: 'oauth2',
    customParameters: own,
    scopes: ['read', ''],
  })
  assert.deepEqual(
    [other.authorizationUrl, other.tokenUrl, other.scopes],
    ['https://a.example', 'https://t.example', ['read']],
  )
  const scheme = {
    type: 'oauth2',
    authorizationUrl: 'https://d.example/a',
    tokenUrl: 'https://d.example/t',
  }
  assert.equal(
    settingsOf({ identityProvider: 'oauth2' }, { scheme }).tokenUrl,
    'https://d.example/t',
  )
})
