import assert from 'node:assert/strict'
import { test } from 'node:test'
import { payloadSchema } from '../../src/connector-definition/payload-schema.js'
import { eventTypeSchema } from '../../src/functions/event-type-schema.js'
import { authorizedAs, token } from '../support/authorized.js'
import { assertRefused, callFunction } from '../support/call-function.js'
import { catalogueOf, catalogueWith } from '../support/catalogue-of.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { eventTypeNamed } from '../support/events.js'
import { grocery } from '../support/grocery.js'

const stock = eventTypeNamed('stock')
const { en } = eventTypeFile().texts
const translated = { ...stock, texts: { en, fr: { ...en, title: 'Stock bas' } } }

const run = (eventType: string, language = 'en-US', authorize = authorizedAs()) =>
  callFunction(
    eventTypeSchema,
    {
      authorize,
      catalogue: catalogueWith(translated, ...catalogueOf('instore').eventTypes),
      connector: grocery.connector,
    },
    {
      method: 'GET',
      params: { eventType },
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    },
  )

test('an event type’s payload schema is shown, with the texts that makers read', async () => {
  const { status, json, lines } = await run('STOCK')
  assert.equal(status, 200)
  assert.deepEqual(json, { schema: payloadSchema(translated, 'en') })
  assert.deepEqual(lines, [])
})

test('a maker whose editor is in French reads French', async () => {
  const { json } = await run('stock', 'fr-FR,fr;q=0.9')
  assert.deepEqual(json, { schema: payloadSchema(translated, 'fr') })
  assert.equal((json as { schema: { title: unknown } }).schema.title, 'Stock bas')
})

test('an unknown event type is 404', async () => {
  assertRefused(await run('nothing'), 404, 'unknown-event-type')
})

test('a key is shown the schemas of its event types only', async () => {
  const authorize = authorizedAs({ eventTypes: ['instore'] })
  assertRefused(await run('stock', 'en', authorize), 403, 'event-type-not-allowed')
  assert.equal((await run('instore', 'en', authorize)).status, 200)
})
