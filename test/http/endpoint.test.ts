import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RestError } from '@azure/data-tables'
import { endpoint, type Handle } from '../../src/http/endpoint.js'
import { Problem } from '../../src/problem.js'
import { httpRequest } from '../support/http-request.js'
import { loggedContext } from '../support/log-lines.js'

const answer = async (handle: Handle, url?: string) => {
  const { context, lines } = loggedContext()
  const response = await endpoint(handle)(httpRequest(url === undefined ? {} : { url }), context)
  assert.ok(typeof response === 'object')
  const { status, headers, body } = response
  return {
    status,
    headers: headers as Readonly<Record<string, string>> | undefined,
    text: typeof body === 'string' ? body : '',
    lines,
  }
}

const fail = (error: unknown) =>
  answer(() => Promise.reject(error instanceof Error ? error : new Error(String(error))))

const parse = (text: string) => JSON.parse(text) as Record<string, unknown>

test('what the handler answers is passed on as it is', async () => {
  const response = { status: 201, headers: { location: 'x' }, body: 'y' }
  const { status, headers, text, lines } = await answer(() => Promise.resolve(response))
  assert.deepEqual([status, headers?.location, text], [201, 'x', 'y'])
  assert.deepEqual(lines, [])
})

const kept = ['cache-control', 'x-content-type-options', 'strict-transport-security']

test('no cache keeps an answer or a fault, and no browser takes it for anything else', async () => {
  for (const { headers } of [
    await answer(() => Promise.resolve({ jsonBody: [] })),
    await fail(new Problem('token-missing', 'x')),
    await fail(new Error('x')),
  ])
    assert.deepEqual(
      kept.map((name) => headers?.[name]),
      ['no-store', 'nosniff', 'max-age=31536000'],
    )
})

test('a function may say that its answer can be kept', async () => {
  const headers = { 'Cache-Control': 'public, max-age=60' }
  const { headers: sent } = await answer(() => Promise.resolve({ headers }))
  assert.equal(sent?.['cache-control'], 'public, max-age=60')
  assert.equal(sent['x-content-type-options'], 'nosniff')
})

test('over plain http, as on a developer’s machine, nothing is said of https', async () => {
  const { headers } = await answer(() => Promise.resolve({}), 'http://localhost:7071/health')
  assert.equal(headers?.['strict-transport-security'], undefined)
})

test('a Problem is rendered as problem+json, with the members that makers and programs read', async () => {
  const errors = [{ path: '/sku', message: 'is missing' }]
  const { status, headers, text, lines } = await fail(
    new Problem('payload-invalid', '/sku is missing.', { errors }),
  )
  assert.equal(status, 400)
  assert.equal(headers?.['content-type'], 'application/problem+json')
  assert.deepEqual(parse(text), {
    type: 'urn:flow-triggers:payload-invalid',
    title: 'The payload does not fit the event type',
    status: 400,
    code: 'payload-invalid',
    detail: '/sku is missing.',
    errors,
    error: { code: 'payload-invalid', message: '/sku is missing.' },
  })
  assert.deepEqual(
    lines.map(({ level, fields }) => [level, fields.event, fields.code]),
    [['information', 'request.refused', 'payload-invalid']],
  )
})

test('401 says how to authenticate', async () => {
  const missing = await fail(new Problem('token-missing', 'x'))
  assert.equal(missing.headers?.['www-authenticate'], 'Bearer')
  const invalid = await fail(new Problem('token-invalid', 'x'))
  assert.equal(invalid.headers?.['www-authenticate'], 'Bearer error="invalid_token"')
  const forbidden = await fail(new Problem('role-missing', 'x'))
  assert.equal(forbidden.headers?.['www-authenticate'], undefined)
})

test('503 says when to come back', async () => {
  const { status, headers } = await fail(new Problem('keys-unavailable', 'x'))
  assert.equal(status, 503)
  assert.equal(headers?.['retry-after'], '10')
})

test('whoever is told to wait is told how long, in the header and in the body', async () => {
  const problem = new Problem('too-many-requests', 'x', { retryAfter: 7 })
  const { status, headers, text } = await fail(problem)
  assert.deepEqual([status, headers?.['retry-after'], parse(text).retryAfter], [429, '7', 7])
})

const storageErrors: readonly [statusCode: number | undefined, status: number, code: string][] = [
  [undefined, 503, 'storage-unavailable'],
  [500, 503, 'storage-unavailable'],
  [503, 503, 'storage-unavailable'],
  [429, 503, 'storage-unavailable'],
  [408, 503, 'storage-unavailable'],
  [403, 503, 'storage-unavailable'],
  [404, 500, 'internal'],
]

for (const [statusCode, status, code] of storageErrors) {
  test(`when storage fails with ${String(statusCode)}, the answer is ${status}`, async () => {
    const cause = new RestError('S3CR3T of storage', statusCode === undefined ? {} : { statusCode })
    const response = await fail(cause)
    assert.equal(response.status, status)
    assert.equal(parse(response.text).code, code)
    assert.equal(response.text.includes('S3CR3T'), false)
    assert.equal(response.lines[0]?.level, 'error')
  })
}

for (const error of [new Error('S3CR3T inside'), new TypeError('S3CR3T inside')]) {
  test(`an unknown ${error.name} is a 500 that does not tell its message, but logs it`, async () => {
    const { status, text, lines } = await fail(error)
    assert.equal(status, 500)
    assert.equal(parse(text).code, 'internal')
    assert.equal(text.includes('S3CR3T'), false)
    assert.deepEqual(
      lines.map(({ level, fields }) => [level, fields.event, fields.cause]),
      [['error', 'request.failed', `${error.name}: S3CR3T inside`]],
    )
  })
}

test('the cause of a refusal is not told', async () => {
  const { text } = await fail(new Problem('token-invalid', 'x', { cause: new Error('S3CR3T') }))
  assert.equal(text.includes('S3CR3T'), false)
})
