import assert from 'node:assert/strict'
import { test } from 'node:test'
import { versioned } from '../../src/connector-definition/versioned.js'
import { connectorDefinition } from '../../src/connector-definition/connector-definition.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { grocery } from '../support/grocery.js'
import { parsed, secondVersion } from '../support/versions.js'

const family = [parsed(eventTypeFile()), parsed(secondVersion())]

test('operations of a superseded version are deprecated and name their successor; both are one family', () => {
  const { paths } = connectorDefinition(family, grocery.connector, {
    baseUrl: 'https://events.contoso.com',
  })
  const before = paths['/event/stocklow']?.post
  const now = paths['/event/stocklow.v2']?.post
  assert.equal(before?.deprecated, true)
  assert.deepEqual(before['x-ms-api-annotation'], {
    status: 'Production',
    family: 'StockLow',
    revision: 1,
    replacement: { api: 'onlinegroceryevents', operationId: 'StockLowV2' },
  })
  assert.equal(now?.deprecated, undefined)
  assert.deepEqual(now?.['x-ms-api-annotation'], {
    status: 'Production',
    family: 'StockLow',
    revision: 2,
  })
  // Where Microsoft's validator looks for a version's number.
  assert.equal(paths['/poll/stocklow.v2']?.get?.operationId, 'StockLowPollingV2')
  assert.equal(paths['/poll/stocklow']?.get?.operationId, 'StockLowPolling')
  for (const verb of ['poll', 'list'])
    assert.equal(paths[`/${verb}/stocklow`]?.get?.deprecated, true, verb)
  assert.equal(paths['/fire/stocklow']?.post?.deprecated, true)
})

test('an event type of one version is left as it is', () => {
  const [only] = family
  assert.ok(only)
  const paths = {
    '/event/stocklow': { get: { operationId: 'A', summary: '', description: '', responses: {} } },
  }
  assert.deepEqual(versioned([only], 'api', paths), paths)
})
