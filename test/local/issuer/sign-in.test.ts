import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { startIssuer, type Issuer } from '../../../local/issuer.js'
import { createSignIn } from '../../../console/sign-in/sign-in.js'
import { shelf } from '../../support/shelf.js'

const tenant = '7e4a47ed-0000-4000-8000-000000000001'
const clientId = '0a0d1e9c-0000-4000-8000-000000000002'
const redirectUri = 'http://127.0.0.1:7071/console'

let issuer: Issuer
before(async () => {
  issuer = await startIssuer()
})
after(() => issuer.stop())

const signInAt = (named = tenant) =>
  createSignIn({
    config: { authority: issuer.instance + named, clientId, scope: `${clientId}/.default` },
    redirectUri,
    shelf: shelf(),
    now: () => 0,
  })

/** Clicks on a persona: where that leads. */
const choose = async (address: string, more: Readonly<Record<string, string>>) => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  const response = await fetch(url, { redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location') ?? '' }
}

const claimsOf = async (token: string) =>
  (
    await jwtVerify(
      token,
      createRemoteJWKSet(new URL(`${issuer.instance}${tenant}/discovery/v2.0/keys`)),
    )
  ).payload

test('the console signs in at the local issuer: with one click, by code and PKCE, back to where it was', async () => {
  const signIn = signInAt()
  const address = await signIn.begin('#/find?id=1')
  const page = await (await fetch(address)).text()
  assert.match(page, /<button name="as" value="operator">/)
  assert.doesNotMatch(page, /name="tenant"/)

  const { location } = await choose(address, { as: 'operator' })
  const { origin, pathname, search, hash } = new URL(location)
  assert.deepEqual([origin + pathname, search], [redirectUri, ''], 'no server is sent the code')
  const { session, place } = await signIn.finish(hash)
  assert.equal(place, '#/find?id=1')
  assert.equal(session.expiresAt, (3900 - 60) * 1000)
  const { aud, tid, roles, scp } = await claimsOf(session.token)
  assert.deepEqual([aud, tid, roles, scp], [clientId, tenant, ['Events.Operate'], 'impersonate'])
})

test('where the app serves several tenants, the page asks for one', async () => {
  const signIn = signInAt('organizations')
  const address = await signIn.begin('')
  assert.match(await (await fetch(address)).text(), /name="tenant"/)
  const { location } = await choose(address, { as: 'maker', tenant })
  const { session } = await signIn.finish(new URL(location).hash)
  const { tid, roles } = await claimsOf(session.token)
  assert.deepEqual([tid, roles], [tenant, []])
})

test('a code is of no use to whoever did not ask for it', async () => {
  const address = await signInAt().begin('')
  const { location } = await choose(address, { as: 'operator' })
  const other = signInAt()
  const state = new URL(await other.begin('')).searchParams.get('state') ?? ''
  const stolen = new URLSearchParams(new URL(location).hash.slice(1))
  stolen.set('state', state)
  await assert.rejects(other.finish(`#${stolen.toString()}`))
})

test('an answer that was not asked for is refused, and so is one for nobody', async () => {
  await assert.rejects(signInAt().finish('#code=1&state=2'), /has not asked to sign in/)
  const signIn = signInAt()
  const address = await signIn.begin('')
  await assert.rejects(signIn.finish('#code=1&state=another'), /state/)
  assert.equal((await choose(address, { as: 'nobody' })).status, 400)
})
