import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listEventTypes } from '../../src/functions/list-event-types.js'
import { authorizedAs, token } from '../support/authorized.js'
import { callFunction } from '../support/call-function.js'
import { catalogueWith } from '../support/catalogue-of.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { eventTypeNamed } from '../support/events.js'
import { grocery } from '../support/grocery.js'

const inBoth = (name: string, english: string, french: string) => {
  const eventType = eventTypeNamed(name)
  const texts = (title: string) => ({
    ...eventTypeFile().texts.en,
    title,
    description: `${title}, described.`,
  })
  return { ...eventType, texts: { en: texts(english), fr: texts(french) } }
}

const catalogue = catalogueWith(
  inBoth('instore', 'Products in store', 'Produits en magasin'),
  inBoth('stock', 'Stock low', 'Stock bas'),
)

const run = (language: string, authorize = authorizedAs()) =>
  callFunction(
    listEventTypes,
    { authorize, catalogue, connector: grocery.connector },
    {
      method: 'GET',
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    },
  )

const shown = (name: string, title: string) => ({
  name,
  title,
  description: `${title}, described.`,
})

test('the event types are listed with what a maker reads of them, and no more', async () => {
  const { status, json, lines } = await run('de-DE')
  assert.equal(status, 200)
  assert.deepEqual(json, [shown('instore', 'Products in store'), shown('stock', 'Stock low')])
  assert.deepEqual(lines, [])
})

test('a maker whose editor is in French reads French', async () => {
  const { json } = await run('fr')
  assert.deepEqual(json, [shown('instore', 'Produits en magasin'), shown('stock', 'Stock bas')])
})

test('a key is shown its own event types only', async () => {
  const { json } = await run('en', authorizedAs({ eventTypes: ['stock'] }))
  assert.deepEqual(json, [shown('stock', 'Stock low')])
})
