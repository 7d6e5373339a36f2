import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApiDocument } from '../../src/api-description/open-api-document.js'
import { openapiJson } from '../../src/functions/openapi-json.js'
import { callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'
import { deployment } from '../support/described-function.js'

const catalogue = catalogueOf('stock')
const ask = (headers = {}) =>
  callFunction(openapiJson, { catalogue, config: deployment }, { method: 'GET', headers })

test('anyone is given the description of this very app, and may keep it for as long as it is the same', async () => {
  const { status, headers, json, lines } = await ask()
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  const expected = openApiDocument(catalogue.eventTypes, deployment)
  assert.deepEqual(json, JSON.parse(JSON.stringify(expected)))
  assert.deepEqual(lines, [])

  const again = await ask({ 'if-none-match': headers.etag })
  assert.deepEqual([again.status, again.text], [304, ''])
})
