import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { startIssuer, type Issuer } from '../../local/issuer.js'

const tenantId = '7e4a47ed-0000-4000-8000-000000000001'
const audience = '0a0d1e9c-0000-4000-8000-000000000002'
const oid = '0b1ec700-0000-4000-8000-000000000003'

let issuer: Issuer

before(async () => {
  issuer = await startIssuer()
})
after(() => issuer.stop())

const keysOf = (tenant: string) =>
  createRemoteJWKSet(new URL(`${issuer.instance}${tenant}/discovery/v2.0/keys`))

const claimsOf = async (token: string) =>
  (await jwtVerify(token, keysOf(tenantId), { algorithms: ['RS256'] })).payload

const requestToken = (form: Record<string, string>, tenant = tenantId) =>
  fetch(`${issuer.instance}${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })

test('A v1.0 token of a user has the claims that Entra gives one', async () => {
  const upn = 'alix@contoso.example'
  const token = await issuer.token({
    tenantId,
    audience,
    oid,
    upn,
    name: 'Alix',
    scopes: 'impersonate',
  })
  const claims = await claimsOf(token)
  assert.equal(claims.iss, `https://sts.windows.net/${tenantId}/`)
  assert.equal(claims.aud, audience)
  assert.equal(claims.ver, '1.0')
  assert.equal(claims.tid, tenantId)
  assert.equal(claims.oid, oid)
  assert.equal(claims.upn, upn)
  assert.equal(claims.unique_name, upn)
  assert.equal(claims.scp, 'impersonate')
  assert.equal(claims.idtyp, undefined)
  assert.equal(typeof claims.appid, 'string')
  assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 3900)
  assert.equal(typeof decodeProtectedHeader(token).kid, 'string')
})

test('A v2.0 token of an app has roles and no scope', async () => {
  const claims = await claimsOf(
    await issuer.token({ version: '2.0', tenantId, audience, roles: ['Events.Fire'] }),
  )
  assert.equal(claims.iss, `${issuer.instance}${tenantId}/v2.0`)
  assert.equal(claims.ver, '2.0')
  assert.equal(claims.idtyp, 'app')
  assert.deepEqual(claims.roles, ['Events.Fire'])
  assert.equal(claims.scp, undefined)
  assert.equal(claims.appid, undefined)
  assert.equal(typeof claims.azp, 'string')
})

test('A v2.0 token of a user names the user in preferred_username only', async () => {
  const upn = 'alix@contoso.example'
  const token = await issuer.token({
    version: '2.0',
    tenantId,
    audience,
    upn,
    scopes: 'impersonate',
  })
  const claims = await claimsOf(token)
  assert.equal(claims.preferred_username, upn)
  assert.equal(claims.upn, undefined)
})

test('Extra claims win, and an undefined one is left out', async () => {
  const claims = await claimsOf(
    await issuer.token({
      tenantId,
      audience,
      issuer: 'https://evil.example/',
      extra: { oid: undefined, ver: '3.0' },
    }),
  )
  assert.equal(claims.iss, 'https://evil.example/')
  assert.equal('oid' in claims, false)
  assert.equal(claims.ver, '3.0')
})

test('A token can be expired, or not valid yet', async () => {
  const expired = await issuer.token({ tenantId, audience, expiresInSeconds: -60 })
  await assert.rejects(claimsOf(expired), errors.JWTExpired)
  const early = await issuer.token({ tenantId, audience, notBeforeSeconds: 600 })
  await assert.rejects(claimsOf(early), { claim: 'nbf' })
})

test('Keys are served for any tenant, without private parts, and each request is counted', async () => {
  const before = issuer.keyRequests()
  for (const tenant of [tenantId, 'organizations']) {
    const response = await fetch(`${issuer.instance}${tenant}/discovery/v2.0/keys`)
    assert.equal(response.status, 200)
    const [key] = ((await response.json()) as { keys: Record<string, unknown>[] }).keys
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['e', 'kid', 'kty', 'n', 'use'])
  }
  assert.equal(issuer.keyRequests() - before, 2)
})

test('A rotated key signs from then on, and tokens of the old one stay valid until it is forgotten', async () => {
  const old = await issuer.token({ tenantId, audience })
  await issuer.rotateKey()
  const next = await issuer.token({ tenantId, audience })
  assert.notEqual(decodeProtectedHeader(old).kid, decodeProtectedHeader(next).kid)
  await claimsOf(old)
  await claimsOf(next)

  await issuer.rotateKey({ forget: true })
  await claimsOf(await issuer.token({ tenantId, audience }))
  await assert.rejects(claimsOf(old), errors.JWKSNoMatchingKey)
  await assert.rejects(claimsOf(next), errors.JWKSNoMatchingKey)
})

test('A client-credentials request over HTTP gets an app token for the tenant of the path', async () => {
  const response = await requestToken({
    grant_type: 'client_credentials',
    client_id: 'publisher',
    client_secret: 'any',
    scope: `api://${audience}/.default`,
    roles: 'Events.Fire Events.Operate',
  })
  assert.equal(response.status, 200)
  const body = (await response.json()) as Record<string, unknown>
  assert.deepEqual(Object.keys(body).sort(), ['access_token', 'expires_in', 'token_type'])
  assert.equal(body.token_type, 'Bearer')
  assert.equal(body.expires_in, 3900)
  const claims = await claimsOf(String(body.access_token))
  assert.equal(claims.aud, `api://${audience}`)
  assert.equal(claims.iss, `https://sts.windows.net/${tenantId}/`)
  assert.equal(claims.appid, 'publisher')
  assert.equal(claims.idtyp, 'app')
  assert.deepEqual(claims.roles, ['Events.Fire', 'Events.Operate'])
})

test('A token request with a upn plays that user', async () => {
  const upn = 'alix@contoso.example'
  const response = await requestToken({
    grant_type: 'client_credentials',
    client_id: 'connector',
    scope: `api://${audience}/.default`,
    oid,
    upn,
  })
  const claims = await claimsOf(
    String(((await response.json()) as Record<string, unknown>).access_token),
  )
  assert.equal(claims.upn, upn)
  assert.equal(claims.oid, oid)
  assert.equal(claims.scp, 'impersonate')
  assert.equal(claims.idtyp, undefined)
})

test('A token request without a client or a usable scope is refused', async () => {
  const grant_type = 'client_credentials'
  const scope = `api://${audience}/.default`
  for (const form of [
    { grant_type, scope },
    { grant_type, client_id: 'x' },
    { grant_type, client_id: 'x', scope: 'openid' },
    { grant_type: 'urn:unknown', client_id: 'x', scope },
  ]) {
    assert.equal((await requestToken(form)).status, 400)
  }
})

test('Paths that Entra has not are not found', async () => {
  assert.equal((await fetch(`${issuer.instance}jwks`)).status, 404)
})
