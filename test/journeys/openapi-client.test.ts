import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { OpenApi } from '../../src/api-description/open-api.js'
import { lazy } from '../../src/storage/lazy.js'
import { eventTypes } from '../support/definition.js'
import { undescribedIn } from '../support/described-answer.js'
import { generateSdk, type SdkAnswer, type SdkOptions } from '../support/generated-sdk.js'
import { until } from '../support/until.js'
import { useSharedWorld } from '../support/shared-world.js'

// No request here is written by hand: the client is generated from the description that the app itself serves.
const world = useSharedWorld()
const driven = new Set<string>()

const made = lazy(async () => {
  const response = await fetch(`${world.host().url}/openapi.json`)
  const document = (await response.json()) as OpenApi
  const { client, operations } = await generateSdk(document, { 'readme.ts': readmeProgram() })
  const token = await world.token({ roles: ['Events.Fire', 'Events.Operate'] })
  client.setConfig({
    auth: ({ type }) => Promise.resolve(type === 'http' ? token : undefined),
  })
  return { document, operations }
})

/** What the client's README shows, with what it leaves to its readers. */
const readmeProgram = () => {
  const readme = readFileSync('packages/client/README.md', 'utf8')
  const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, block = '']) => block)
  assert.equal(blocks.length, 2)
  return `${blocks.join('')}
declare const orders: Payloads['neworder'][]
declare const process: { readonly env: Readonly<Record<string, string | undefined>> }
declare const secret: string
declare const stock: (id: string, quantity: number) => Promise<void>
// @ts-expect-error: the compiler knows the payload
await client.fire('instore', { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 'five' })`
}

const askedOf = ({ paths }: OpenApi, operationId: string) => {
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item))
      if (operation.operationId === operationId) return { path, method }
  throw new Error(`There is no operation ${operationId}`)
}

/** Calls an operation, and holds what it answers against its description. */
const call = async (operationId: string, options: SdkOptions = {}): Promise<SdkAnswer> => {
  const { document, operations } = await made()
  driven.add(operationId)
  const answer = await operations[operationId]?.(options)
  assert.ok(answer, `no function ${operationId} was generated`)
  const { response, data, error } = answer
  const isEmpty = response.headers.get('content-length') === '0'
  assert.deepEqual(
    undescribedIn(document, askedOf(document, operationId), {
      status: response.status,
      headers: response.headers,
      text: isEmpty ? '' : JSON.stringify(data ?? error),
    }),
    [],
  )
  return answer
}

const parts = ({ response }: SdkAnswer) =>
  new URL(response.headers.get('location') ?? '').pathname.split('/').map(decodeURIComponent)

const unsubscribe = async (subscribed: SdkAnswer) => {
  const [oid, id] = parts(subscribed).slice(-2)
  assert.equal((await call('unsubscribe', { path: { oid, id } })).response.status, 200)
}

const settled = async (eventId: unknown) => {
  const { data } = await until(
    () => call('getEventStatus', { path: { eventId } }),
    ({ response }) => response.status === 200,
  )
  return data as { delivered: number; deadLettered: number }
}

const eventIdOf = ({ data }: SdkAnswer) => (data as { eventId: string }).eventId

for (const { schemaName, name, sample } of eventTypes) {
  test(`a generated client subscribes to ${name}, polls, fires, lists and unsubscribes`, async () => {
    const flow = world.flows().flow()
    const subscribed = await call(`subscribeTo${schemaName}`, { body: { Url: flow.callbackUrl } })
    assert.equal(subscribed.response.status, 201)
    const polled = await call(`poll${schemaName}`)

    const headers = { 'Idempotency-Key': `once-${name}` }
    const fired = await call(`fire${schemaName}`, { body: sample, headers })
    const again = await call(`fire${schemaName}`, { body: sample, headers })
    assert.equal(eventIdOf(again), eventIdOf(fired))
    assert.equal((await settled(eventIdOf(fired))).delivered, 1)
    assert.deepEqual(flow.runs()[0]?.body, sample)

    const [newest] = (await call(`listRecent${schemaName}`)).data as unknown[]
    assert.deepEqual(newest, sample)
    const location = new URL(polled.response.headers.get('location') ?? '')
    const query = { cursor: location.searchParams.get('cursor') }
    assert.deepEqual((await call(`poll${schemaName}`, { query })).data, [sample])
    await unsubscribe(subscribed)
  })
}

test('it fires a batch and CloudEvents, and is told by its code what is refused', async () => {
  const body = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 1 }
  const batch = await call('fireInStore', { body: [body, body] })
  assert.equal((batch.data as { events: unknown[] }).events.length, 2)
  const event = { specversion: '1.0', id: '1', source: '/shop', type: 'instore', data: body }
  const cloudEvent = (type: string, sent: unknown) =>
    call('fireInStore', { body: sent, headers: { 'Content-Type': type } })
  const one = await cloudEvent('application/cloudevents+json', event)
  const [same] = (
    (await cloudEvent('application/cloudevents-batch+json', [event])).data as {
      events: { eventId: string }[]
    }
  ).events
  assert.equal(same?.eventId, eventIdOf(one))

  const refused = await call('fireInStore', { body: { storeName: 1 } })
  assert.deepEqual((refused.error as { code: string }).code, 'payload-invalid')
})

test('it picks an event type, sees its outputs, subscribes, and sees its subscription', async () => {
  const types = (await call('listEventTypes')).data as { name: string }[]
  const path = { eventType: types.find(({ name }) => name === 'instore')?.name }
  const { schema } = (await call('getEventTypeSchema', { path })).data as {
    schema: { properties: object }
  }
  assert.deepEqual(Object.keys(schema.properties), ['storeName', 'productName', 'quantity'])
  await call('listFilterValues', { path: { ...path, property: 'storeName' } })

  const flow = world.flows().flow()
  const subscribed = await call('subscribe', { path, body: { Url: flow.callbackUrl } })
  const id = parts(subscribed).at(-1)
  for (const query of [{}, { limit: 1 }]) await call('listSubscriptions', { query })
  const secrets = await call('listSigningSecrets', { path: { id } })
  assert.equal((secrets.error as { code: string }).code, 'signing-off')
  assert.equal((await call('enableSubscription', { path: { id } })).response.status, 200)
  await unsubscribe(subscribed)
  assert.equal((await call('testConnection')).response.status, 200)
})

test('it finds what was given up, looks into it, and replays it', async () => {
  const flow = world.flows().flow({ answer: { kind: 'status', status: 413 } })
  const subscribed = await call('subscribeToInStore', { body: { Url: flow.callbackUrl } })
  const body = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 1 }
  const eventId = eventIdOf(await call('fireInStore', { body }))
  assert.equal((await settled(eventId)).deadLettered, 1)

  const { deadLetters } = (await call('listDeadLetters', { query: { reason: 'too-large' } }))
    .data as { deadLetters: { id: string }[] }
  const path = { id: deadLetters[0]?.id }
  const { payload } = (await call('getDeadLetter', { path })).data as { payload: unknown }
  assert.deepEqual(payload, body)
  assert.deepEqual((await call('replayDeadLetters', { body: { all: true, dryRun: true } })).data, {
    matched: 1,
  })
  flow.answerWith({ kind: 'accept' })
  assert.deepEqual((await call('replayDeadLetter', { path })).data, { replayed: 1 })
  await until(
    () => settled(eventId),
    ({ delivered }) => delivered === 1,
  )
  assert.deepEqual((await call('replayDeadLetters', { body: { eventType: 'instore' } })).data, {
    replayed: 0,
    disabled: 0,
  })
  await call('sumAccounts', { query: { limit: 500 } })
  await unsubscribe(subscribed)
})

test('it finds an event by what is known of it, and why a flow did not get it', async () => {
  const flow = world.flows().flow()
  const filters = { storeName: 'Magasin 2' }
  const subscribed = await call('subscribeToInStore', {
    body: { Url: flow.callbackUrl, ...filters },
  })
  const id = parts(subscribed).at(-1)
  const body = { storeName: 'Magasin 1', productName: 'RTX 3090', quantity: 1 }
  const eventId = eventIdOf(await call('fireInStore', { body }))
  await settled(eventId)

  const { events } = (await call('searchEvents', { query: { id: eventId } })).data as {
    events: { eventId: string; status: string }[]
  }
  assert.deepEqual(
    events.map((each) => [each.eventId, each.status]),
    [[eventId, 'settled']],
  )
  const path = { eventId }
  assert.deepEqual(((await call('getEvent', { path })).data as { payload: unknown }).payload, body)
  const reason = 'filter: storeName = Magasin 2'
  const query = { subscriptionId: id }
  const lines = [
    await call('listEventDeliveries', { path, query }),
    await call('listSubscriptionDeliveries', { path: { id }, query: { limit: 1 } }),
    await call('getSubscription', { path: { id } }),
  ].map(({ data }) => (data as { deliveries: { eventId: string; reason: string }[] }).deliveries[0])
  assert.deepEqual(
    lines.map((line) => [line?.eventId, line?.reason]),
    lines.map(() => [eventId, reason]),
  )
  const overview = (await call('getOverview')).data as { hours: { events: number }[] }
  assert.equal(overview.hours.length, 24)
  assert.ok(overview.hours.some((hour) => hour.events > 0))

  const refused = await call('sendAgain', { path: { id }, body: { eventId } })
  assert.equal((refused.error as { code: string }).code, 'event-filtered')
  const tested = await call('testSubscription', { path: { id } })
  assert.equal((tested.data as { delivered: boolean }).delivered, true)
  assert.deepEqual(flow.runs()[0]?.body, eventTypes.find(({ name }) => name === 'instore')?.sample)
  await unsubscribe(subscribed)

  // Another flow subscribes later, and is sent what it missed.
  const late = await call('subscribeToInStore', { body: { Url: flow.callbackUrl } })
  const lateId = parts(late).at(-1)
  const since = { from: new Date(Date.now() - 60_000).toISOString() }
  const dry = await call('sendAgain', { path: { id: lateId }, body: { ...since, dryRun: true } })
  assert.ok((dry.data as { matched: number }).matched > 0)
  const sent = await call('sendAgain', { path: { id: lateId }, body: { eventId } })
  assert.deepEqual([sent.response.status, sent.data], [202, { sent: 1 }])
  await until(
    () => settled(eventId),
    ({ delivered }) => delivered === 1,
  )
  await unsubscribe(late)
})

test('it asks for what is for anyone', async () => {
  for (const id of ['getHealth', 'getOpenApi', 'getAsyncApi', 'getConnectorDefinition', 'getHome'])
    assert.equal((await call(id)).response.status, 200, id)
  assert.equal((await call('getSwaggerUi', { path: { file: 'index.html' } })).response.status, 200)
  const unknown = await call('getConsole', { path: { file: 'no-such-file.js' } })
  assert.equal((unknown.error as { code: string }).code, 'unknown-page')
  const headers = { 'X-GitHub-Event': 'ping', 'X-GitHub-Delivery': '1' }
  const ignored = await call('ingestGithub', { body: {}, headers })
  assert.equal((ignored.error as { code: string }).code, 'ingest-off')
})

test('that was every operation of the description', async () => {
  const { document } = await made()
  const described = Object.values(document.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
  assert.deepEqual([...driven].sort(), described.sort())
})
