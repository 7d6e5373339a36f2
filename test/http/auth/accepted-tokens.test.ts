import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TokenClaims } from '../../../local/issuer/token-claims.js'
import { authenticate } from '../../../src/http/auth/authenticate.js'
import { tenantNumber } from '../../support/deliveries.js'
import { bearer, clientId, useEntra, user } from '../../support/entra.js'
import { refusal } from '../../support/refusal.js'

const entra = useEntra()
const now = () => new Date()
const withToken = async (claims: Partial<TokenClaims>) =>
  authenticate(entra.config(), now)(bearer(await entra.token(claims)))

const accepted: readonly [what: string, claims: Partial<TokenClaims>][] = [
  ['of version 1.0, as the platform sends it', { version: '1.0' }],
  ['of version 2.0', { version: '2.0' }],
  ['for the audience api://…', { audience: `api://${clientId}` }],
  ['with a name and a upn', { upn: 'alix@contoso.example', name: 'Alix' }],
  ['of another allowed tenant', { tenantId: tenantNumber(2) }],
  ['that expired half a minute ago: clocks differ', { expiresInSeconds: -30 }],
  ['that is valid in half a minute: clocks differ', { notBeforeSeconds: 30 }],
]

for (const [what, claims] of accepted) {
  test(`a token ${what} is accepted`, async () => {
    assert.deepEqual(await withToken(claims), {
      tenantId: claims.tenantId ?? tenantNumber(1),
      oid: user,
      scopes: ['impersonate'],
      roles: [],
    })
  })
}

test('a token without upn and name is accepted: apps have neither', async () => {
  const caller = await withToken({
    extra: { upn: undefined, unique_name: undefined, name: undefined },
  })
  assert.equal(caller.oid, user)
})

test('several scopes and roles are told apart', async () => {
  const caller = await withToken({
    scopes: 'impersonate Events.Subscribe',
    roles: ['Events.Fire', 'Events.Operate'],
  })
  assert.deepEqual(caller.scopes, ['impersonate', 'Events.Subscribe'])
  assert.deepEqual(caller.roles, ['Events.Fire', 'Events.Operate'])
})

test('the word Bearer may be written in any case', async () => {
  const headers = new Headers({ authorization: `bearer  ${await entra.token()}` })
  assert.equal((await authenticate(entra.config(), now)(headers)).oid, user)
})

test('with organizations, each tenant’s tokens are accepted under its own issuer only', async () => {
  const check = authenticate(entra.config({ tenants: 'organizations' }), now)
  const { tenantId } = await check(bearer(await entra.token({ tenantId: tenantNumber(9) })))
  assert.equal(tenantId, tenantNumber(9))
  const issuer = `https://sts.windows.net/${tenantNumber(8)}/`
  const forged = await entra.token({ tenantId: tenantNumber(9), issuer })
  await refusal(check(bearer(forged)), 'token-invalid', 401)
})

test('the keys are fetched once for many tokens', async () => {
  const check = authenticate(entra.config(), now)
  const before = entra.issuer().keyRequests()
  const headers = bearer(await entra.token())
  await check(headers)
  await Promise.all(Array.from({ length: 20 }, () => check(headers)))
  assert.equal(entra.issuer().keyRequests() - before, 1)
})

test('a new signing key is accepted after the keys were fetched once more', async (context) => {
  const check = authenticate(entra.config(), now)
  const before = entra.issuer().keyRequests()
  await check(bearer(await entra.token()))
  await entra.issuer().rotateKey()
  const token = await entra.token()
  // jose asks for keys twice a minute at most, so that tokens of made-up keys cannot make it ask on and on.
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 })
  assert.equal((await check(bearer(token))).oid, user)
  await check(bearer(token))
  assert.equal(entra.issuer().keyRequests() - before, 2)
})
