import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TableClient } from '@azure/data-tables'
import { lazy } from '../../src/storage/lazy.js'
import { runForKey, runKeys } from '../support/run-keys.js'
import { until } from '../support/until.js'
import { useSharedWorld } from '../support/shared-world.js'

const world = useSharedWorld()
const { tenant, otherTenant } = world
const arrival = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 500 }
const order = { customerName: 'Contoso', orderNumber: '1', total: 9.5 }

const keys = (...args: string[]) => runForKey(args, world.stack().settings)
const create = (...args: string[]) =>
  keys('create', '--name', 'Contoso', '--tenant', tenant, '--can', 'subscribe,fire', ...args)
const fireFor = async (ofTenant: string, eventType = 'instore', payload: object = arrival) =>
  world.settled((await world.fire(eventType, payload, `?tenant=${ofTenant}`)).location)

/** A call with a key: status and stable code. */
const call = async (path: string, key?: string, payload?: unknown, url = world.host().url) => {
  const response = await fetch(new URL(path, url), {
    method: payload === undefined ? 'GET' : 'POST',
    headers: {
      ...(key === undefined ? {} : { 'x-api-key': key }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  })
  const text = await response.text()
  const body = (text === '' ? {} : JSON.parse(text)) as { code?: string; detail?: string }
  return { status: response.status, body, location: response.headers.get('location') ?? '' }
}
const refusal = async (...args: Parameters<typeof call>) => {
  const { status, body } = await call(...args)
  return [status, body.code]
}

const limited = lazy(() => create('--event-types', 'instore'))

test('a flow subscribes with a key, gets the events of its tenant only, and unsubscribes with the same key', async () => {
  const { key, id } = await limited()
  const flow = world.flows().flow({ apiKey: key })
  const { location } = await flow.subscribe(world.host().url, 'instore')
  assert.match(location, new RegExp(`/event/remove/key-${id}/instore-[0-9a-f]{32}$`))

  assert.equal((await fireFor(otherTenant)).matched, 0)
  assert.equal((await fireFor(tenant)).delivered, 1)
  assert.deepEqual(
    flow.runs().map(({ body }) => body),
    [arrival],
  )
  assert.deepEqual((await call('/list/instore', key)).body, [arrival])

  const ofUser = world.flows().flow()
  await ofUser.subscribe(world.host().url, 'instore')
  const own = (await call('/subscriptions', key)).body as unknown as { oid: string }[]
  assert.deepEqual(
    own.map(({ oid }) => oid),
    [`key-${id}`],
  )
  await ofUser.unsubscribe()

  assert.equal(await flow.unsubscribe(), 200)
  assert.equal((await fireFor(tenant)).matched, 0)
})

test('a key fires for its own tenant, follows the event, and no other tenant’s key sees it', async () => {
  const flow = world.flows().flow()
  await flow.subscribe(world.host().url, 'instore')
  const { key } = await limited()
  const { status, location } = await call('/fire/instore', key, arrival)
  assert.equal(status, 202)
  await world.settled(location)
  assert.equal(flow.runs().length, 1)
  assert.equal((await call(location, key)).status, 200)

  const other = await keys('create', '--name', 'B', '--tenant', otherTenant, '--can', 'fire')
  assert.deepEqual(await refusal(location, other.key), [403, 'tenant-not-allowed'])
  assert.deepEqual(await refusal(new URL(location).pathname, other.key), [404, 'unknown-event'])
  assert.deepEqual(await refusal('/fire/instore?tenant=all', other.key, arrival), [
    403,
    'tenant-not-allowed',
  ])
  assert.deepEqual(await refusal('/list/instore', other.key), [403, 'permission-missing'])
  await flow.unsubscribe()
})

test('an event type outside the key’s list is refused, and the answer names the allowed ones', async () => {
  const { key } = await limited()
  const url = { Url: world.flows().flow().callbackUrl }
  const fired = await world.fire('neworder', order, `?tenant=${tenant}`)
  for (const [path, payload] of [
    ['/event/neworder', url],
    ['/fire/neworder', order],
    ['/event-types/neworder/subscriptions', url],
    ['/list/neworders', undefined],
    ['/poll/neworder', undefined],
    ['/event-types/neworder/schema', undefined],
    ['/event-types/neworder/values/total', undefined],
    [new URL(fired.location).pathname, undefined],
  ] as const) {
    const { status, body } = await call(path, key, payload)
    assert.deepEqual([status, body.code], [403, 'event-type-not-allowed'], path)
    assert.match(body.detail ?? '', /only: instore\.$/)
  }
  const listed = (await call('/event-types', key)).body as unknown as { name: string }[]
  assert.deepEqual(
    listed.map(({ name }) => name),
    ['instore'],
  )
})

test('a rotated key: both secrets work in the grace, then only the new one, which still owns the subscription', async () => {
  const before = await create()
  const flow = world.flows().flow({ apiKey: before.key })
  await flow.subscribe(world.host().url, 'instore')
  const rotated = await keys('rotate', before.id, '--grace', '0.002')
  for (const { key } of [before, rotated])
    assert.equal((await call('/list/instore', key)).status, 200)

  const [, code] = await until(
    () => refusal('/list/instore', before.key),
    ([status]) => status === 401,
    // The grace, and the half a minute that a host may go by what it has read.
    90,
  )
  assert.equal(code, 'key-invalid')
  assert.equal(await flow.unsubscribe(), 401)
  const own = (await call('/subscriptions', rotated.key)).body as unknown as { id: string }[]
  assert.equal(own.length, 1)
  const removed = await fetch(
    `${world.host().url}/event/remove/key-${before.id}/${own[0]?.id ?? ''}`,
    { method: 'DELETE', headers: { 'x-api-key': rotated.key } },
  )
  assert.equal(removed.status, 200)
  assert.equal((await fireFor(tenant)).matched, 0)
})

test('a revoked key, a forged one and a mistyped one get the same answer; none at all is told both ways', async () => {
  const { key, id } = await create()
  assert.equal((await call('/list/instore', key)).status, 200)
  assert.equal((await runKeys(['revoke', id], world.stack().settings)).code, 0)
  // A host that has not seen the key yet; one that has may take half a minute.
  const { url, stop } = await world.startHost()
  const forged = `ft_${id}_${'A'.repeat(43)}`
  const answers = []
  for (const wrong of [key, forged, 'ft_nothing', `ft_000000000000_${'A'.repeat(43)}`])
    answers.push(await call('/event/instore', wrong, { Url: 'https://x.example' }, url))
  for (const answer of answers) {
    assert.deepEqual([answer.status, answer.body.code], [401, 'key-invalid'])
    assert.deepEqual(answer, answers[0])
  }
  const { status, body } = await call('/event/instore', undefined, {}, url)
  assert.deepEqual([status, body.code], [401, 'token-missing'])
  assert.match(body.detail ?? '', /Authorization: Bearer.*x-api-key/)
  await stop()
})

test('the table holds no part of any secret, and the hour of the last use', async () => {
  const { AzureWebJobsStorage = '' } = world.stack().settings
  const table = TableClient.fromConnectionString(AzureWebJobsStorage, 'keys', {
    allowInsecureConnection: true,
  })
  const { key, id } = await limited()
  const row = await table.getEntity(id, 'key')
  const secret = key.slice(-43)
  for (let i = 0; i <= secret.length - 8; i++)
    assert.equal(JSON.stringify(row).includes(secret.slice(i, i + 8)), false)
  assert.match((row.lastUsedAt as Date).toISOString(), /:00:00\.000Z$/)
})
