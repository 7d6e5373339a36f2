import assert from 'node:assert/strict'
import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
} from 'node:crypto'
import { test } from 'node:test'
import type { TokenClaims } from '../../../local/issuer/token-claims.js'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import { authenticate } from '../../../src/http/auth/authenticate.js'
import { tenantNumber } from '../../support/deliveries.js'
import { bearer, clientId, useEntra } from '../../support/entra.js'
import { refusal } from '../../support/refusal.js'

const entra = useEntra()
const now = () => new Date()
const check = (headers: Headers) => authenticate(entra.config(), now)(headers)

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

interface SigningKey extends JsonWebKey {
  readonly kid: string
}

const publishedKey = async (): Promise<SigningKey> => {
  const response = await fetch(`${entra.issuer().instance}${tenantNumber(1)}/discovery/v2.0/keys`)
  const { keys } = (await response.json()) as { keys: SigningKey[] }
  return keys.at(-1) ?? assert.fail('No key is published')
}

/** A good token whose header is replaced and which is signed anew. */
const resigned = async (header: object, signature: (input: string) => string) => {
  const [, payload = ''] = (await entra.token()).split('.')
  const input = `${base64url(header)}.${payload}`
  return `${input}.${signature(input)}`
}

test('without a token the answer is token-missing', async () => {
  await refusal(check(new Headers()), 'token-missing', 401)
  for (const authorization of ['', 'Bearer', 'Bearer ', 'Basic dTpw', 'Bearer a b'])
    await refusal(check(new Headers({ authorization })), 'token-missing', 401)
})

for (const text of ['hello', 'a.b.c', '..', 'e30.e30.', `${base64url({})}.${base64url([])}.x`]) {
  test(`"${text}" is no token`, async () => {
    await refusal(check(bearer(text)), 'token-invalid', 401)
  })
}

const sts = (tenant: string) => `https://sts.windows.net/${tenant}/`

const refused: readonly [what: string, claims: Partial<TokenClaims>, detail: RegExp][] = [
  ['has expired', { expiresInSeconds: -90 }, /expired/],
  ['is not valid yet', { notBeforeSeconds: 90 }, /"nbf"/],
  ['never expires', { extra: { exp: undefined } }, /"exp"/],
  ['is for another audience', { audience: 'https://graph.microsoft.com' }, /"aud"/],
  [
    'is for another audience, which is named with those that are accepted',
    { audience: 'https://graph.microsoft.com' },
    new RegExp(
      `"https://graph.microsoft.com"; .*${clientId}.*api://${clientId}.*AzureAd__Audience`,
    ),
  ],
  ['is for an audience that is no text', { extra: { aud: [5, 'x'.repeat(500)] } }, /"aud"/],
  ['is for no audience', { extra: { aud: undefined } }, /"aud"/],
  ['is of another v1.0 issuer', { issuer: 'https://sts.evil.example/' }, /"iss"/],
  [
    'is of another issuer, which is named with its version and those that are accepted',
    { version: '2.0', issuer: 'https://evil.example/v2.0' },
    /version 2\.0.*"https:\/\/evil\.example\/v2\.0".*sts\.windows\.net.*AzureAd__Instance/,
  ],
  ['is of another v2.0 issuer', { version: '2.0', issuer: 'https://evil.example/v2.0' }, /"iss"/],
  ['is of no issuer', { extra: { iss: undefined } }, /"iss"/],
  ['is of another allowed tenant’s issuer', { issuer: sts(tenantNumber(2)) }, /"iss"/],
  ['is of a foreign tenant’s issuer', { issuer: sts(tenantNumber(9)) }, /"iss"/],
  [
    'is of a foreign tenant',
    { tenantId: tenantNumber(9) },
    /000000000009, which may not use this app.*AzureAd__TenantId/,
  ],
  ['names no tenant', { extra: { tid: undefined } }, /"tid"/],
  ['names a tenant that is no id', { tenantId: '../../evil' }, /"tid"/],
  ['names no user', { extra: { oid: undefined } }, /"oid"/],
  ['names a user that is no text', { extra: { oid: 5 } }, /"oid"/],
  ['names a user by half a character', { extra: { oid: 'x\ud800' } }, /"oid"/],
  ['names a user by a character that is none', { extra: { oid: 'x\u0000' } }, /"oid"/],
  ['names a user at great length', { extra: { oid: 'x'.repeat(300) } }, /"oid"/],
]

for (const [what, claims, detail] of refused) {
  test(`a token that ${what} is refused, and the answer says so`, async () => {
    const problem = await refusal(check(bearer(await entra.token(claims))), 'token-invalid', 401)
    assert.match(problem.message, detail)
  })
}

test('a token that nobody signed is refused', async () => {
  const { kid } = await publishedKey()
  for (const alg of ['none', 'None', 'NONE', ''])
    await refusal(check(bearer(await resigned({ alg, kid }, () => ''))), 'token-invalid', 401)
})

test('a token signed with the public key as if it were a secret is refused', async () => {
  const key = await publishedKey()
  const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const token = await resigned({ alg: 'HS256', kid: key.kid }, (input) =>
    createHmac('sha256', pem).update(input).digest('base64url'),
  )
  await refusal(check(bearer(token)), 'token-invalid', 401)
})

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const strangersSignature = (input: string) =>
  sign('sha256', Buffer.from(input), stranger).toString('base64url')

test('a token that someone else signed under a known key’s name is refused', async () => {
  const { kid } = await publishedKey()
  const token = await resigned({ alg: 'RS256', kid }, strangersSignature)
  await refusal(check(bearer(token)), 'token-invalid', 401)
})

test('a token of an unknown key is refused, and its like do not make the app ask for keys again and again', async () => {
  const checkOften = authenticate(entra.config(), now)
  await checkOften(bearer(await entra.token()))
  const before = entra.issuer().keyRequests()
  for (let i = 0; i < 10; i++) {
    const token = await resigned({ alg: 'RS256', kid: `made-up-${i}` }, strangersSignature)
    await refusal(checkOften(bearer(token)), 'token-invalid', 401)
  }
  assert.equal(entra.issuer().keyRequests(), before)
})

test('a token whose claims were changed after it was signed is refused', async () => {
  const [header = '', , signature = ''] = (await entra.token()).split('.')
  const [, otherPayload = ''] = (await entra.token({ roles: ['Events.Fire'] })).split('.')
  await refusal(check(bearer([header, otherPayload, signature].join('.'))), 'token-invalid', 401)
})

test('a foreign tenant’s token does not make the app fetch that tenant’s keys', async () => {
  const before = entra.issuer().keyRequests()
  const token = await entra.token({ tenantId: tenantNumber(9) })
  await refusal(check(bearer(token)), 'token-invalid', 401)
  assert.equal(entra.issuer().keyRequests(), before)
})

test('who is let in is not told to whoever is not', async () => {
  const token = await entra.token({ tenantId: tenantNumber(9) })
  const { message } = await refusal(check(bearer(token)), 'token-invalid', 401)
  assert.equal(message.includes(tenantNumber(1)), false)
})

test('no refusal repeats the token', async () => {
  const token = await entra.token({ expiresInSeconds: -90 })
  const problem = await refusal(check(bearer(token)), 'token-invalid', 401)
  assert.equal(problem.message.includes(token.slice(0, 20)), false)
})

const keysAnswers: readonly [what: string, status: number, body: string][] = [
  ['fail', 500, ''],
  ['are not found', 404, '{}'],
  ['are no JSON', 200, '<html></html>'],
  ['are no keys', 200, '{"hello":"world"}'],
]

for (const [what, status, body] of keysAnswers) {
  test(`when the keys ${what}, the token is not judged: 503`, async (context) => {
    const server = await startLoopbackServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
    context.after(server.stop)
    const config = entra.config({ instance: `${server.url}/` })
    const work = authenticate(config, now)(bearer(await entra.token()))
    await refusal(work, 'keys-unavailable', 503)
  })
}

test('when nobody serves the keys, the token is not judged, and later it is', async (context) => {
  const server = await startLoopbackServer((_request, response) => response.end())
  await server.stop()
  const checkThere = authenticate(entra.config({ instance: `${server.url}/` }), now)
  const token = await entra.token()
  await refusal(checkThere(bearer(token)), 'keys-unavailable', 503)

  const keys = JSON.stringify({ keys: [await publishedKey()] })
  const back = await startLoopbackServer(
    (_request, response) => response.end(keys),
    Number(new URL(server.url).port),
  )
  context.after(back.stop)
  assert.equal((await checkThere(bearer(token))).tenantId, tenantNumber(1))
})
