import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AsyncApi } from '../../src/api-description/async-api.js'
import { asyncApiDocument } from '../../src/api-description/async-api-document.js'
import { asyncapiJson } from '../../src/functions/asyncapi-json.js'
import type { Catalogue } from '../../src/catalogue/catalogue.js'
import { operationalNames } from '../../src/catalogue/operational-names.js'
import { withOperational } from '../../src/operational-events/operational-catalogue.js'
import { callFunction } from '../support/call-function.js'
import { catalogueOf } from '../support/catalogue-of.js'

const catalogue = catalogueOf('stock')
const config = { signingSecrets: [] }
const ask = (headers = {}, of: Catalogue = catalogue) =>
  callFunction(asyncapiJson, { catalogue: of, config }, { method: 'GET', headers })

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

test('the app’s own event types are described as for operators only, and not where they are switched off', async () => {
  const describe = async (isOn: boolean) => {
    const { json } = await ask({}, withOperational(catalogue, isOn))
    return json as AsyncApi
  }
  const { channels, operations, components, info } = await describe(true)
  assert.deepEqual(
    Object.values(components.messages).map(({ name }) => name),
    ['stock', ...operationalNames],
  )
  for (const each of [...Object.values(channels), ...Object.values(operations)]) {
    const isOwn = each.title.startsWith('Operations')
    assert.deepEqual(
      each.tags.map(({ name }) => name),
      [isOwn ? 'operators' : 'subscribers'],
    )
  }
  assert.match(channels.OperationsBacklog?.description ?? '', /For operators only\.$/)
  assert.match(info.tags.at(-1)?.description ?? '', /Events\.Operate/)
  const off = await describe(false)
  assert.deepEqual(Object.keys(off.channels).length, 1)
  assert.deepEqual(off.info.tags.length, 1)
})
