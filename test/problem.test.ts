import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventTypeOf } from '../src/http/event-type-of.js'
import { Problem } from '../src/problem.js'
import { statusUrl } from '../src/http/status-url.js'
import { httpRequest } from './support/http-request.js'
import { grocery } from './support/grocery.js'

test('a Problem is an error with a code, its status, and what to do', () => {
  const cause = new Error('why')
  const problem = new Problem('unknown-event', 'Look again.', { cause })
  assert.ok(problem instanceof Error)
  assert.equal(problem.name, 'Problem')
  assert.equal(problem.status, 404)
  assert.equal(problem.message, 'Look again.')
  assert.equal(problem.cause, cause)
  assert.deepEqual(problem.extras, {})
})

const { catalogue } = grocery

test('the event type that a route names is found in any case', () => {
  assert.equal(eventTypeOf(catalogue, { params: { eventType: 'NewOrders' } }, {}).name, 'neworder')
})

test('a route that names no event type is told of those there are', () => {
  for (const params of [{}, { eventType: 'nothing' }, { eventType: 'x'.repeat(5000) }]) {
    assert.throws(
      () => eventTypeOf(catalogue, { params }, {}),
      (error: Problem) =>
        error.code === 'unknown-event-type' &&
        error.message.endsWith(', instore, neworder, productapproval.') &&
        error.message.length < 300,
    )
  }
})

test('a status URL names the tenant for keys, which belong to none, and not for tokens', () => {
  const config = { publicBaseUrl: 'https://triggers.contoso.example' }
  const event = { id: 'instore-1', scope: 'all' }
  const url = 'https://triggers.contoso.example/fire/status/instore-1'
  assert.equal(statusUrl(config, event, httpRequest()), url)
  const withKey = httpRequest({ headers: { 'x-api-key': 'k' } })
  assert.equal(statusUrl(config, event, withKey), `${url}?tenant=all`)
})
