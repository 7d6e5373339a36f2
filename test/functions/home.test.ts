import assert from 'node:assert/strict'
import { test } from 'node:test'
import { home } from '../../src/functions/home.js'
import { callFunction } from '../support/call-function.js'

test('the root leads a person to the console and to Swagger UI', async () => {
  const config = { publicBaseUrl: 'https://triggers.contoso.example/base' }
  const { status, headers, text } = await callFunction(home, { config }, { headers: {} })
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'text/html; charset=utf-8')
  assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'; /)
  const places = [...text.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)
  assert.deepEqual(places.slice(0, 2), ['/base/console', '/base/swagger'])
})
