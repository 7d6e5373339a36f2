import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHostSettings } from '../../../local/host/host-settings.js'

const queues = (settings: Record<string, unknown>): string =>
  JSON.stringify({ version: '2.0', extensions: { queues: settings } })

test('an empty host.json has the defaults of the real host', () => {
  assert.deepEqual(parseHostSettings('{"version":"2.0"}', { cpus: 4 }), {
    routePrefix: 'api',
    logLevel: 'information',
    queues: {
      batchSize: 16,
      newBatchThreshold: 32,
      maxDequeueCount: 5,
      visibilityTimeoutSeconds: 0,
      maxPollingIntervalMs: 2000,
      messageEncoding: 'base64',
    },
  })
})

test('what host.json says is read', () => {
  const content = queues({
    batchSize: 32,
    newBatchThreshold: 96,
    maxDequeueCount: 3,
    visibilityTimeout: '1.00:00:30',
    maxPollingInterval: '00:00:01.5',
    messageEncoding: 'None',
  })
  assert.deepEqual(parseHostSettings(content).queues, {
    batchSize: 32,
    newBatchThreshold: 96,
    maxDequeueCount: 3,
    visibilityTimeoutSeconds: 86_430,
    maxPollingIntervalMs: 1500,
    messageEncoding: 'none',
  })
  const http = '{"version":"2.0","extensions":{"http":{"routePrefix":""}}}'
  assert.equal(parseHostSettings(http).routePrefix, '')
})

for (const [content, message] of [
  ['{', /host\.json is not JSON/],
  ['{"version":"1"}', /version must be "2\.0", not "1"/],
  [
    queues({ batchSize: 33 }),
    /extensions\.queues\.batchSize must be an integer from 1 to 32, not 33/,
  ],
  [queues({ maxDequeueCount: 0 }), /maxDequeueCount must be an integer from 1/],
  [queues({ visibilityTimeout: 30 }), /visibilityTimeout must be a duration hh:mm:ss .*, not 30/],
  [queues({ maxPollingInterval: '00:00:00.05' }), /maxPollingInterval must be .* at least 100 ms/],
  [queues({ messageEncoding: 'utf8' }), /messageEncoding must be "base64" or "none"/],
  ['{"version":"2.0","extensions":[]}', /extensions must be an object/],
] as const)
  test(`a fault is told: ${String(message)}`, () => {
    assert.throws(() => parseHostSettings(content), message)
  })

test('lets the environment override a value of host.json', () => {
  const environment = {
    AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.100',
    AzureFunctionsJobHost__extensions__queues__batchSize: '4',
  }
  const { queues } = parseHostSettings('{"version":"2.0"}', { environment })
  assert.equal(queues.maxPollingIntervalMs, 100)
  assert.equal(queues.batchSize, 4)
})
