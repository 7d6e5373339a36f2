import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConnectorDefinition } from '../../src/connector-definition/open-api.js'
import type { Account } from '../../src/delivery-store/account.js'
import { lazy } from '../../src/storage/lazy.js'
import { eventTypes, operationsOf } from '../support/definition.js'
import {
  generatedClient,
  type ClientAnswer,
  type GeneratedClient,
} from '../support/generated-client.js'
import { runForKey } from '../support/run-keys.js'
import { until } from '../support/until.js'
import { useSharedWorld } from '../support/shared-world.js'

// No request here is written by hand: the client is made of the definition that the app itself serves.
const world = useSharedWorld()
const driven = new Set<string>()

const made = lazy(async () => {
  const scope = ['--tenant', world.tenant, '--can', 'subscribe,fire']
  const { key } = await runForKey(['create', '--name', 'Client', ...scope], world.stack().settings)
  const response = await fetch(`${world.host().url}/swagger.json?auth=apikey`)
  const definition = (await response.json()) as ConnectorDefinition
  return { definition, client: generatedClient(definition, key) }
})

const call: GeneratedClient = async (operationId, parameters) => {
  driven.add(operationId)
  return (await made()).client(operationId, parameters)
}

const pathOf = (location = '') => new URL(location).pathname.split('/').map(decodeURIComponent)

const remove = async ({ headers }: ClientAnswer) => {
  const [oid, id] = pathOf(headers.location).slice(-2)
  assert.equal((await call('RemoveSubscription', { oid, id })).status, 200)
}

/** Follows an event's account as the platform follows an asynchronous operation. */
const settled = async ({ headers }: ClientAnswer): Promise<Account> => {
  const eventId = pathOf(headers.location).at(-1)
  const { body } = await until(
    () => call('GetEventStatus', { eventId }),
    ({ status }) => status === 200,
  )
  return body as Account
}

for (const { name, operationId, schemaName, sample } of eventTypes) {
  test(`a generated client subscribes to ${name}, polls, fires, lists and unsubscribes`, async () => {
    const flow = world.flows().flow()
    const subscribed = await call(operationId, { Callback: { Url: flow.callbackUrl } })
    assert.equal(subscribed.status, 201)
    const polled = await call(`${operationId}Polling`)
    assert.equal(polled.status, 202)

    const fired = await call(`Fire${schemaName}`, { Event: sample })
    assert.equal(fired.status, 202)
    assert.equal((await settled(fired)).delivered, 1)
    assert.deepEqual(flow.runs()[0]?.body, sample)

    const [newest] = (await call(`ListRecent${schemaName}`)).body as unknown[]
    assert.deepEqual(newest, sample)
    const cursor = new URL(polled.headers.location ?? '').searchParams.get('cursor')
    assert.deepEqual((await call(`${operationId}Polling`, { cursor })).body, [sample])
    await remove(subscribed)
  })
}

test('a generated client picks an event type, sees its outputs, and subscribes through the generic trigger', async () => {
  const types = (await call('ListEventTypes')).body as { name: string }[]
  const eventType = types.find(({ name }) => name === 'instore')?.name
  const { schema } = (await call('GetEventTypeSchema', { eventType })).body as {
    schema: { properties: object }
  }
  assert.deepEqual(Object.keys(schema.properties), ['storeName', 'productName', 'quantity'])
  assert.deepEqual((await call('ListFilterValues', { eventType, property: 'storeName' })).body, [
    { value: 'Magasin 1' },
  ])

  const flow = world.flows().flow()
  const subscribed = await call('WhenAnEventOccurs', {
    eventType,
    Callback: { Url: flow.callbackUrl },
  })
  assert.equal(subscribed.status, 201)
  await remove(subscribed)
  assert.deepEqual((await call('TestConnection')).status, 200)
})

test('that was every operation of the definition', async () => {
  const operations = operationsOf((await made()).definition)
  assert.deepEqual(
    [...driven].sort(),
    operations.map(({ operation }) => operation.operationId).sort(),
  )
})
