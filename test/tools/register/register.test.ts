import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openGraph } from '../../../tools/register/graph.js'
import { register, type Registration } from '../../../tools/register/register.js'
import { graphStandIn } from './graph-stand-in.js'

const now = () => new Date('2026-06-01T00:00:00Z')
const basic: Registration = {
  name: 'flow-triggers',
  redirects: [],
  publishers: [],
  operators: [],
  secretDays: 180,
  isNewSecret: false,
  isMultiTenant: false,
  isDryRun: false,
}

/** A tenant, and the command in it. */
const tenant = () => {
  const graph = graphStandIn()
  const opened = openGraph({
    fetch: graph.fetch,
    token: () => Promise.resolve('token'),
    pause: () => Promise.resolve(),
  })
  return {
    ...graph,
    opened,
    run: (changes: Partial<Registration> = {}) => register(opened, now, { ...basic, ...changes }),
    writes: () => graph.requests.filter((request) => !request.startsWith('GET')),
  }
}

test('in a tenant that has none, it makes a registration that has all that the app and its connector need', async () => {
  const { run, applications, servicePrincipals } = tenant()
  const { clientId, secret, changes } = await run({ appUrl: 'https://app.example' })
  const [app] = applications
  assert.equal(app?.appId, clientId)
  assert.deepEqual(app?.identifierUris, [`api://${clientId ?? ''}`])
  assert.equal(app.api?.requestedAccessTokenVersion, 2)
  assert.deepEqual(
    app.api.oauth2PermissionScopes?.map(({ value }) => value),
    ['access_as_user', 'impersonate'],
  )
  assert.match(app.api.oauth2PermissionScopes[0]?.userConsentDescription ?? '', /flows.*flux/)
  assert.deepEqual(
    app.appRoles?.map(({ value }) => value),
    ['Events.Fire', 'Events.Operate'],
  )
  assert.deepEqual(app.web?.redirectUris, ['https://global.consent.azure-apim.net/redirect'])
  assert.deepEqual(app.spa?.redirectUris, ['https://app.example/console'])
  assert.equal(app.api.preAuthorizedApplications?.length, 2)
  assert.equal(app.signInAudience, 'AzureADMyOrg')
  assert.equal(servicePrincipals.length, 1)
  assert.deepEqual(secret, { text: 'invented~secret', expires: '2026-11-28T00:00:00.000Z' })
  assert.equal(changes.length, 9)
})

test('called again, it changes nothing, and makes no second secret', async () => {
  const { run, writes } = tenant()
  await run()
  const before = writes().length
  const { changes, secret } = await run()
  assert.deepEqual(changes, [])
  assert.equal(writes().length, before)
  assert.deepEqual(secret, { expires: '2026-11-28T00:00:00.000Z' })
})

test('a dry run sends nothing that changes anything, and says what would be done', async () => {
  const { run, writes } = tenant()
  const wouldBe = await run({ isDryRun: true })
  assert.deepEqual(writes(), [])
  const { changes } = await run()
  assert.deepEqual(wouldBe.changes, changes)
})

test('what somebody added by hand stays: redirects, scopes, roles, clients', async () => {
  const { run, applications } = tenant()
  await run()
  const [app] = applications
  assert.ok(app)
  const scope = { id: '00000000-0000-4000-8000-000000000001', value: 'other', type: 'User' }
  applications[0] = {
    ...app,
    web: { redirectUris: ['https://other.example/back'] },
    api: { ...app.api, oauth2PermissionScopes: [scope] },
    appRoles: [],
  }
  await run({ redirects: ['https://global.consent.azure-apim.net/redirect/mine'] })
  assert.deepEqual(applications[0].web?.redirectUris, [
    'https://other.example/back',
    'https://global.consent.azure-apim.net/redirect',
    'https://global.consent.azure-apim.net/redirect/mine',
  ])
  assert.deepEqual(
    applications[0].api?.oauth2PermissionScopes?.map(({ value }) => value),
    ['other', 'access_as_user', 'impersonate'],
  )
})

test('a scope or a role of our names that was made by hand stands for ours', async () => {
  const { run, applications } = tenant()
  await run()
  const [app] = applications
  assert.ok(app)
  const scope = { id: '00000000-0000-4000-8000-000000000001', value: 'impersonate', type: 'User' }
  applications[0] = { ...app, api: { oauth2PermissionScopes: [scope] } }
  await run()
  const { api } = applications[0]
  assert.deepEqual(
    api?.oauth2PermissionScopes?.map(({ value }) => value),
    ['impersonate', 'access_as_user'],
  )
  assert.ok(api.preAuthorizedApplications?.[0]?.delegatedPermissionIds.includes(scope.id))
})

test('publishers and operators get their roles once', async () => {
  const { run, assignments, servicePrincipals } = tenant()
  const publisher = '00000000-0000-4000-8000-00000000000a'
  servicePrincipals.push({
    id: '00000000-0000-4000-8000-00000000000b',
    appId: publisher,
    displayName: 'Shop',
  })
  const given = { publishers: [publisher], operators: ['me'] }
  const { changes } = await run(given)
  assert.ok(changes.includes('give Shop the role Events.Fire'))
  assert.ok(changes.includes('give Me the role Events.Operate'))
  assert.equal(assignments.length, 2)
  await run(given)
  assert.equal(assignments.length, 2)
  await assert.rejects(run({ publishers: ['00000000-0000-4000-8000-00000000000c'] }), /no app with/)
  await assert.rejects(run({ operators: ['nobody@shop.example'] }), /no user nobody@shop/)
})

test('a secret that is about to expire is followed by another, and so is one that is asked for', async () => {
  const { run, applications } = tenant()
  await run({ secretDays: 31 })
  assert.equal((await run()).secret?.text, undefined)
  assert.equal((await run({ isNewSecret: true })).secret?.text, 'invented~secret')
  assert.equal(applications[0]?.passwordCredentials?.length, 2)
})

test('a registration that was made otherwise is taken by its client id, or missed by it', async () => {
  const { run, applications } = tenant()
  await run({ name: 'made-otherwise' })
  const clientId = applications[0]?.appId ?? ''
  assert.equal((await run({ clientId })).clientId, clientId)
  assert.equal(applications.length, 1)
  await assert.rejects(
    run({ clientId: '00000000-0000-4000-8000-00000000000d' }),
    /no app registration with the client id 00000000/,
  )
})

test('a name that a deleted registration still holds is told, with what frees it', async () => {
  const { run, deletedNames } = tenant()
  deletedNames.push('flow-triggers')
  await assert.rejects(run(), /flow-triggers was deleted.*for good.*--name/)
  await run({ name: 'flow-triggers-2' })
})

test('of two who make a registration at once, the second takes that of the first', async () => {
  const { opened, applications } = tenant()
  const first = { ...opened, find: () => Promise.resolve(undefined) }
  await register(first, now, basic)
  await register(first, now, basic)
  assert.equal(applications.length, 1)
})
