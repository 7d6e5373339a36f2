import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importFunctions, type Registration } from '../support/function-files.js'

/** What starts each function: an HTTP request, a message of a queue, or a time. */
const triggers: Readonly<Record<string, string>> = {
  'asyncapi-json': 'GET asyncapi.json',
  'check-catalogue': 'timer 0 10 * * * *',
  console: 'GET console/{*file}',
  deliver: 'queue deliveries',
  'enable-subscription': 'POST subscriptions/{id}/enable',
  'event-status': 'GET fire/status/{eventId}',
  'event-type-schema': 'GET event-types/{eventType}/schema',
  'fan-out': 'queue fan-out',
  fire: 'POST fire/{eventType}',
  health: 'GET health',
  home: 'GET {root:maxlength(0)?}',
  'ingest-github': 'POST ingest/github',
  'list-accounts': 'GET accounts',
  'list-dead-letters': 'GET dead-letters',
  'list-event-deliveries': 'GET events/{eventId}/deliveries',
  'list-event-types': 'GET event-types',
  'list-events': 'GET list/{eventType}',
  'list-filter-values': 'GET event-types/{eventType}/values/{property}',
  'list-signing-secrets': 'GET subscriptions/{id}/secrets',
  'list-subscription-deliveries': 'GET subscriptions/{id}/deliveries',
  'list-subscriptions': 'GET subscriptions',
  'measure-levels': 'timer 0 40 * * * *',
  'openapi-json': 'GET openapi.json',
  poll: 'GET poll/{eventType}',
  purge: 'timer 0 20 * * * *',
  'queue-due': 'timer 0 * * * * *',
  release: 'queue releases',
  'replay-dead-letter': 'POST dead-letters/{id}/replay',
  'replay-dead-letters': 'POST dead-letters/replay',
  retry: 'queue retries',
  'search-events': 'GET events',
  'send-again': 'POST subscriptions/{id}/send-again',
  'show-dead-letter': 'GET dead-letters/{id}',
  'show-event': 'GET events/{eventId}',
  'show-overview': 'GET overview',
  'show-subscription': 'GET subscriptions/{id}',
  subscribe: 'POST event/{eventType}',
  'subscribe-to-any': 'POST event-types/{eventType}/subscriptions',
  swagger: 'GET swagger/{*file}',
  'swagger-json': 'GET swagger.json',
  sweep: 'timer 0 */15 * * * *',
  'test-connection': 'GET connection',
  'test-subscription': 'POST subscriptions/{id}/test',
  unsubscribe: 'DELETE event/remove/{oid}/{id}',
}

const registrations = await importFunctions()

const triggerOf = ({ methods = [], route, queueName, schedule }: Registration): string =>
  schedule !== undefined
    ? `timer ${schedule}`
    : queueName !== undefined
      ? `queue ${queueName}`
      : `${methods.join(' or ')} ${String(route)}`

test('every function file is registered under the trigger that others rely on', () => {
  assert.deepEqual(
    Object.fromEntries(
      registrations.map(({ name, registration }) => [name, triggerOf(registration)]),
    ),
    triggers,
  )
})

test('the host asks no caller for a key of its own: each function lets in whom it must', () => {
  const ofHttp = registrations.filter(({ registration }) => registration.methods)
  assert.equal(ofHttp.length, 35)
  for (const { name, registration } of ofHttp)
    assert.equal(registration.authLevel, 'anonymous', name)
})

test('all queues are in the storage that the app has anyway', () => {
  const ofQueues = registrations.filter(({ registration }) => registration.queueName)
  assert.equal(ofQueues.length, 4)
  for (const { name, registration } of ofQueues)
    assert.equal(registration.connection, 'AzureWebJobsStorage', name)
})
