import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConnector } from '../../src/connector/read-connector.js'

test('an operation is called by its summary, or by its id when that is blank or missing', () => {
  const paths = {
    '/orders': {
      get: { operationId: 'ListOrders', summary: 'List orders' },
      post: { operationId: 'AddOrder', summary: ' ' },
      delete: { operationId: 'DropOrders' },
    },
  }
  const { operations } = readConnector({ definition: { paths }, properties: {} })
  assert.deepEqual(
    operations.map(({ title }) => title),
    ['List orders', 'AddOrder', 'DropOrders'],
  )
})
