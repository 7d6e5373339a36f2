import assert from 'node:assert/strict'
import { test } from 'node:test'
import functions from '@azure/functions'
import type { NamesOf } from '../../../src/catalogue/names-of.js'
import type { Authenticate } from '../../../src/http/auth/authenticate.js'
import { authorize } from '../../../src/http/auth/authorize.js'
import type { EntraConfig } from '../../../src/entra-config.js'
import { eventTypeOf } from '../../../src/http/event-type-of.js'
import { mayUse } from '../../../src/http/auth/event-type-limit.js'
import { Problem } from '../../../src/problem.js'
import type { ApiKey } from '../../../src/keys/api-key.js'
import { formerName, newName, renamed } from '../../support/renamed.js'
import { apiKey, keyId, keyTenant, keyText } from '../../support/api-key.js'
import { grocery } from '../../support/grocery.js'

const publisherKey = '0123456789abcdef'
const otherTenant = '22222222-2222-4333-8444-555555555555'
const tokenCaller = { tenantId: otherTenant, oid: 'alix', scopes: ['any'], roles: ['Events.Fire'] }

interface Rules {
  readonly key?: ApiKey | undefined
  readonly entra?: Partial<EntraConfig>
  readonly authenticate?: Authenticate
  readonly namesOf?: NamesOf
}

const rules = ({ key, entra, authenticate, namesOf }: Rules = {}) =>
  authorize(
    authenticate ?? (() => Promise.resolve(tokenCaller)),
    {
      entra: {
        instance: '',
        clientId: '',
        tenants: [keyTenant],
        audiences: [],
        scopes: [],
        ...entra,
      },
      publisherKeys: [publisherKey],
    },
    (text) => Promise.resolve(text === keyText ? key : undefined),
    namesOf,
  )

const request = (headers: Record<string, string>, query = '') =>
  new functions.HttpRequest({
    url: `https://triggers.contoso.example/fire/instore${query}`,
    method: 'POST',
    headers,
  })
const withKey = (query?: string) => request({ 'x-api-key': keyText }, query)

const refused = (work: Promise<unknown>, code: string, status: number, text = /./) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.code, error.status], [code, status])
    assert.match(error.message, text)
    return true
  })

test('a stored key is a subscriber of its tenant, under an id that a URL leaves as it is', async () => {
  const caller = await rules({ key: apiKey() }).subscriber(withKey())
  assert.deepEqual(caller, { tenantId: keyTenant, oid: `key-${keyId}`, scopes: [], roles: [] })
  assert.equal(encodeURIComponent(caller.oid), caller.oid)
  assert.equal(rules().isOperator(caller), false)
})

test('a stored key needs no scope, even where a token needs one', async () => {
  const entra = { scopes: ['impersonate'] }
  assert.ok(await rules({ key: apiKey(), entra }).subscriber(withKey()))
})

test('a stored key is a publisher for its own tenant only', async () => {
  const { publisher, observer } = rules({ key: apiKey() })
  for (const query of ['', `?tenant=${keyTenant}`, `?tenant=${keyTenant.toUpperCase()}`]) {
    assert.deepEqual(await publisher(withKey(query)), { scope: keyTenant, by: `key-${keyId}` })
    assert.deepEqual(await observer(withKey(query)), { scope: keyTenant, by: `key-${keyId}` })
  }
  for (const query of [`?tenant=${otherTenant}`, '?tenant=all', '?tenant='])
    await refused(publisher(withKey(query)), 'tenant-not-allowed', 403)
})

test('a stored key is told that no key is an operator', async () => {
  await refused(rules({ key: apiKey() }).operator(withKey()), 'permission-missing', 403, /no key/)
  await refused(rules().operator(withKey()), 'key-invalid', 401)
})

test('a key does only what it is allowed to', async () => {
  const subscriber = rules({ key: apiKey({ permissions: ['subscribe'] }) })
  await refused(subscriber.publisher(withKey()), 'permission-missing', 403, /not fire/)
  await refused(subscriber.observer(withKey()), 'permission-missing', 403)
  const publisher = rules({ key: apiKey({ permissions: ['fire'] }) })
  await refused(publisher.subscriber(withKey()), 'permission-missing', 403, /not subscribe/)
})

test('whatever is wrong with a key, the answer is the same', async () => {
  const messages = new Set<string>()
  const gone = rules({ key: apiKey(), entra: { tenants: [otherTenant] } })
  for (const [each, text] of [
    [rules(), keyText],
    [rules({ key: apiKey() }), `${keyText}x`],
    [rules({ key: apiKey() }), ''],
    [gone, keyText],
  ] as const) {
    for (const who of [each.subscriber, each.publisher, each.observer]) {
      await assert.rejects(
        who(request({ 'x-api-key': text, authorization: 'Bearer x' })),
        (error) => {
          assert.ok(
            error instanceof Problem && error.code === 'key-invalid' && error.status === 401,
          )
          messages.add(error.message)
          return true
        },
      )
    }
  }
  assert.equal(messages.size, 1)
})

test('a key of any tenant is accepted where all organizations are', async () => {
  const entra = { tenants: 'organizations' } as const
  assert.ok(await rules({ key: apiKey(), entra }).subscriber(withKey()))
})

test('a publisher key stays what it was: it fires, and does not subscribe', async () => {
  const each = rules({ authenticate: () => Promise.reject(new Error('asked for a token')) })
  const withPublisherKey = request({ 'x-api-key': publisherKey })
  assert.deepEqual(await each.publisher(withPublisherKey), { scope: keyTenant })
  await assert.rejects(each.subscriber(withPublisherKey), /asked for a token/)
})

test('without a key, the token speaks', async () => {
  assert.equal((await rules().subscriber(request({}))).oid, 'alix')
  assert.deepEqual(await rules().publisher(request({})), { scope: otherTenant, by: 'alix' })
})

const { catalogue } = grocery
const route = (eventType: string) => ({ params: { eventType } })

test('a key with a list of event types may use these, by all their names', async () => {
  const key = apiKey({ eventTypes: ['neworder'] })
  for (const caller of [
    await rules({ key }).subscriber(withKey()),
    await rules({ key }).publisher(withKey()),
  ]) {
    assert.equal(eventTypeOf(catalogue, route('NewOrders'), caller).name, 'neworder')
    assert.throws(
      () => eventTypeOf(catalogue, route('instore'), caller),
      (error: Problem) =>
        error.code === 'event-type-not-allowed' &&
        error.status === 403 &&
        error.message.endsWith('only: neworder.'),
    )
    assert.throws(
      () => eventTypeOf(catalogue, route('nothing'), caller),
      (error: Problem) => error.status === 404 && error.message.endsWith('There are: neworder.'),
    )
    assert.deepEqual(
      catalogue.eventTypes.filter(({ name }) => mayUse(caller, name)).map(({ name }) => name),
      ['neworder'],
    )
  }
})

test('a key for an event type goes on being for it when that is renamed', async () => {
  const key = { ...apiKey(), eventTypes: [formerName] }
  const publisher = await rules({ key, namesOf: renamed }).publisher(withKey())
  const subscriber = await rules({ key, namesOf: renamed }).subscriber(withKey())
  for (const caller of [publisher, subscriber])
    assert.deepEqual([mayUse(caller, newName), mayUse(caller, formerName)], [true, true])
})
