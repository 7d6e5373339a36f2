import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asyncApiDocument } from '../../src/api-description/async-api-document.js'
import { asyncapiJson } from '../../src/functions/asyncapi-json.js'
import { callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'

const catalogue = catalogueOf('stock')
const config = { signingSecrets: [] }
const ask = (headers = {}) =>
  callFunction(asyncapiJson, { catalogue, config }, { method: 'GET', headers })

test('anyone is given a description of what it is sent, and may keep it for as long as it is the same', async () => {
  const { status, headers, json, lines } = await ask()
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  const expected = asyncApiDocument(catalogue.eventTypes, config)
  assert.deepEqual(json, JSON.parse(JSON.stringify(expected)))
  assert.deepEqual(lines, [])

  const again = await ask({ 'if-none-match': headers.etag })
  assert.deepEqual([again.status, again.text], [304, ''])
})
