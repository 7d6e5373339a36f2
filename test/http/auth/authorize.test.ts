import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Caller } from '../../../src/http/auth/authenticate.js'
import { authorize } from '../../../src/http/auth/authorize.js'
import type { EntraConfig } from '../../../src/entra-config.js'
import { tenantNumber } from '../../support/deliveries.js'
import { httpRequest } from '../../support/http-request.js'
import { refusal } from '../../support/refusal.js'

const caller: Caller = { tenantId: tenantNumber(1), oid: 'alix', scopes: ['any'], roles: [] }
const key = '0123456789abcdef'

interface Rules {
  readonly caller?: Partial<Caller>
  readonly entra?: Partial<EntraConfig>
  readonly publisherKeys?: readonly string[]
}

const noKeys = () => Promise.resolve(undefined)

const rules = ({ caller: claims, entra, publisherKeys = [key] }: Rules = {}) =>
  authorize(
    () => Promise.resolve({ ...caller, ...claims }),
    {
      entra: {
        instance: '',
        clientId: '',
        tenants: [tenantNumber(1)],
        audiences: [],
        scopes: [],
        ...entra,
      },
      publisherKeys,
    },
    noKeys,
  )

const withToken = httpRequest()
const withKey = (query = '', value = key) =>
  httpRequest({
    url: `https://triggers.contoso.example/fire/instore${query}`,
    headers: { 'x-api-key': value },
  })

test('a user’s token subscribes with any scope where none is set', async () => {
  assert.deepEqual(await rules().subscriber(withToken), caller)
})

test('an ID token, or an app’s own token without a role of ours, does not subscribe', async () => {
  for (const roles of [[], ['Events.Fire'], ['User']]) {
    const problem = await refusal(
      rules({ caller: { scopes: [], roles } }).subscriber(withToken),
      'scope-missing',
      403,
    )
    assert.match(problem.message, /"scp".*Events\.Subscribe/)
  }
})

test('an app with the role Events.Subscribe subscribes, whatever scopes are set', async () => {
  for (const roles of [['Events.Subscribe'], ['Events.Operate']])
    for (const scopes of [[], ['impersonate']])
      assert.ok(
        await rules({ caller: { scopes: [], roles }, entra: { scopes } }).subscriber(withToken),
      )
})

test('a deployment may let in tokens with neither, as long as it asks for no scope', async () => {
  const bare = { scopes: [], roles: [] }
  const entra = { allowsBareTokens: true }
  assert.ok(await rules({ caller: bare, entra }).subscriber(withToken))
  const strict = { ...entra, scopes: ['impersonate'] }
  await refusal(rules({ caller: bare, entra: strict }).subscriber(withToken), 'scope-missing', 403)
})

test('a subscriber needs one of the scopes that are set', async () => {
  const entra = { scopes: ['impersonate', 'Events.Subscribe'] }
  const missing = rules({ entra, caller: { scopes: ['User.Read'] } }).subscriber(withToken)
  const problem = await refusal(missing, 'scope-missing', 403)
  assert.match(problem.message, /impersonate or Events\.Subscribe; it has User\.Read/)
  assert.match(problem.message, /AzureAd__Scopes/)
  await refusal(rules({ entra }).subscriber(withToken), 'scope-missing', 403)
  const { oid } = await rules({ entra, caller: { scopes: ['Events.Subscribe'] } }).subscriber(
    withToken,
  )
  assert.equal(oid, 'alix')
})

test('an API key does not make a subscriber', async () => {
  const noToken = authorize(
    () => Promise.reject(new Error('asked for a token')),
    {
      entra: { instance: '', clientId: '', tenants: [tenantNumber(1)], audiences: [], scopes: [] },
      publisherKeys: [key],
    },
    noKeys,
  )
  await assert.rejects(noToken.subscriber(withKey()), /asked for a token/)
})

test('a publisher’s token needs the role Events.Fire, and fires for its own tenant', async () => {
  await refusal(rules().publisher(withToken), 'role-missing', 403)
  const roles = ['Events.Fire']
  const other = httpRequest({ url: `https://x.example/fire/a?tenant=${tenantNumber(2)}` })
  for (const request of [withToken, other]) {
    assert.deepEqual(await rules({ caller: { roles } }).publisher(request), {
      scope: tenantNumber(1),
      by: 'alix',
    })
  }
})

test('an operator may observe, but not fire', async () => {
  const operator = rules({ caller: { roles: ['Events.Operate'] } })
  const seen = { scope: tenantNumber(1), by: 'alix' }
  assert.deepEqual(await operator.observer(withToken), { ...seen, operates: tenantNumber(1) })
  const publisher = rules({ caller: { roles: ['Events.Fire'] } })
  assert.deepEqual(await publisher.observer(withToken), seen)
  await refusal(operator.publisher(withToken), 'role-missing', 403)
  assert.equal(operator.isOperator({ ...caller, roles: ['Events.Operate'] }), true)
})

test('who has no role, or another, may neither fire nor observe', async () => {
  for (const roles of [[], ['events.fire'], ['Events.FireAll'], ['User']]) {
    await refusal(rules({ caller: { roles } }).publisher(withToken), 'role-missing', 403)
    await refusal(rules({ caller: { roles } }).observer(withToken), 'role-missing', 403)
    assert.equal(rules().isOperator({ ...caller, roles }), false)
  }
})

test('a publisher’s key fires for the only tenant there is', async () => {
  assert.deepEqual(await rules().publisher(withKey()), { scope: tenantNumber(1) })
  assert.deepEqual(await rules().observer(withKey()), { scope: tenantNumber(1) })
})

test('a good key where an operator is asked for is told that no key is one', async () => {
  const problem = await refusal(rules().operator(withKey()), 'permission-missing', 403)
  assert.match(problem.message, /Events\.Operate/)
  await refusal(rules().operator(withKey('', 'wrong')), 'key-invalid', 401)
})

test('an operator’s token counts, whatever key comes with it', async () => {
  const request = httpRequest({ headers: { 'x-api-key': key, authorization: 'Bearer x' } })
  const operator = rules({ caller: { roles: ['Events.Operate'] } })
  assert.deepEqual(await operator.operator(request), { tenantId: tenantNumber(1), oid: 'alix' })
})

test('each of several keys is accepted', async () => {
  const publisherKeys = ['another key of 24 bytes!', key]
  assert.deepEqual(await rules({ publisherKeys }).publisher(withKey()), { scope: tenantNumber(1) })
})

for (const value of ['', 'wrong', `${key}0`, key.slice(1), key.toUpperCase()]) {
  test(`the key "${value}" is refused, even beside a good token`, async () => {
    const claims = { roles: ['Events.Fire'] }
    const work = rules({ caller: claims }).publisher(withKey('', value))
    const problem = await refusal(work, 'key-invalid', 401)
    assert.equal(problem.message.includes(key), false)
  })
}

test('without any key set, no key is accepted', async () => {
  for (const value of ['', 'undefined', key])
    await refusal(rules({ publisherKeys: [] }).publisher(withKey('', value)), 'key-invalid', 401)
})

const two = { tenants: [tenantNumber(1), tenantNumber(2)] }

test('a key names one of several tenants, in any case', async () => {
  const { scope } = await rules({ entra: two }).publisher(
    withKey(`?tenant=${tenantNumber(2).toUpperCase()}`),
  )
  assert.equal(scope, tenantNumber(2))
})

test('a key may name all tenants', async () => {
  for (const entra of [{}, two, { tenants: 'organizations' } as const])
    assert.deepEqual(await rules({ entra }).publisher(withKey('?tenant=all')), { scope: 'all' })
})

test('a key that names none of several tenants is asked to', async () => {
  await refusal(rules({ entra: two }).publisher(withKey()), 'tenant-missing', 400)
  const any = rules({ entra: { tenants: 'organizations' } })
  await refusal(any.publisher(withKey()), 'tenant-missing', 400)
})

test('a key that names an unknown tenant is refused', async () => {
  for (const named of [tenantNumber(9), '', 'contoso', 'all,', '*']) {
    const work = rules({ entra: two }).publisher(withKey(`?tenant=${named}`))
    await refusal(work, 'tenant-unknown', 400)
  }
})

test('with organizations a key may name any tenant id, and nothing else', async () => {
  const any = rules({ entra: { tenants: 'organizations' } })
  const { scope } = await any.publisher(withKey(`?tenant=${tenantNumber(9)}`))
  assert.equal(scope, tenantNumber(9))
  await refusal(any.publisher(withKey('?tenant=contoso')), 'tenant-unknown', 400)
})
