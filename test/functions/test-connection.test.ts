import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testConnection } from '../../src/functions/test-connection.js'
import { authorizedAs } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { tenant } from '../support/deliveries.js'

const run = (headers?: Record<string, string>) =>
  callFunction(
    testConnection,
    { authorize: authorizedAs({ oid: 'key-1', scopes: ['impersonate'] }) },
    { method: 'GET', ...(headers && { headers }) },
  )

test('a connection that works is told whom it is for, and no more', async () => {
  const { status, json, lines } = await run()
  assert.equal(status, 200)
  assert.deepEqual(json, { tenantId: tenant, subscriber: 'key-1' })
  assert.deepEqual(lines, [])
})

test('one that does not is 401', async () => {
  const answer = await run({ authorization: 'Bearer another' })
  assertRefused(answer, 401, 'token-missing')
  assert.equal(answer.headers['www-authenticate'], 'Bearer')
})
