import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RestError } from '@azure/data-tables'
import { health } from '../../src/functions/health.js'
import { callFunction } from '../support/call-function.js'
import { noon } from '../support/deliveries.js'

const up = () => Promise.resolve()
const down = () => Promise.reject(new RestError('S3CR3T of storage', { statusCode: 503 }))

test('when tables and queues answer, the app is healthy; anyone may ask', async () => {
  const reached: string[] = []
  const reach = (what: string) => () => {
    reached.push(what)
    return Promise.resolve()
  }
  const parts = {
    events: { reach: reach('tables') },
    now: () => noon,
    queues: { reach: reach('queues') },
  }
  const { status, json, lines } = await callFunction(health, parts, { method: 'GET', headers: {} })
  assert.equal(status, 200)
  assert.deepEqual(json, { status: 'healthy' })
  assert.deepEqual(reached.sort(), ['queues', 'tables'])
  assert.deepEqual(lines, [])
})

for (const [what, parts] of [
  ['tables', { events: { reach: down }, now: () => noon, queues: { reach: up } }],
  ['queues', { events: { reach: up }, now: () => noon, queues: { reach: down } }],
] as const) {
  test(`when ${what} do not answer, it is 503 with when to ask again`, async () => {
    const { status, headers, text, json } = await callFunction(health, parts, { method: 'GET' })
    assert.equal(status, 503)
    assert.equal(headers['retry-after'], '10')
    assert.equal((json as { code: unknown }).code, 'storage-unavailable')
    assert.ok(!text.includes('S3CR3T'))
  })
}
