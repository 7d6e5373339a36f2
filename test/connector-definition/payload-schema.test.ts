import assert from 'node:assert/strict'
import { test } from 'node:test'
import { payloadSchema } from '../../src/connector-definition/payload-schema.js'
import type { PayloadSchema } from '../../src/catalogue/event-type.js'
import { eventTypeFile } from '../support/event-type-file.js'

const shown = (properties: PayloadSchema['properties']) =>
  payloadSchema(eventTypeFile({ schema: { type: 'object', required: [], properties } }), 'en')
    .properties as Record<string, Record<string, unknown>>

test('what is inside a property is named by its own schema, or by its name in words', () => {
  const { sender } = shown({
    sender: {
      type: 'object',
      properties: {
        html_url: { type: 'string' },
        fullName: { type: 'string', title: 'Name', description: 'The name.' },
        tags: {
          type: 'array',
          items: { type: 'object', properties: { tagId: { type: 'integer' } } },
        },
      },
    },
  })
  assert.deepEqual(sender?.properties, {
    html_url: {
      title: 'Html Url',
      'x-ms-summary': 'Html Url',
      description: 'sender: Html Url.',
      type: 'string',
    },
    fullName: { title: 'Name', 'x-ms-summary': 'Name', description: 'The name.', type: 'string' },
    tags: {
      title: 'Tags',
      'x-ms-summary': 'Tags',
      description: 'sender: Tags.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          tagId: {
            title: 'Tag Id',
            'x-ms-summary': 'Tag Id',
            description: 'Tags: Tag Id.',
            type: 'integer',
          },
        },
      },
    },
  })
})

test('what OpenAPI 2.0 or the flow editor do not know is left to the app', () => {
  const { sku, at } = shown({
    sku: { type: 'string', format: 'hostname', const: 'A', examples: ['A'], exclusiveMinimum: 3 },
    at: { type: 'string', format: 'date-time', maxLength: 40 },
  })
  assert.deepEqual(sku, { title: 'sku', 'x-ms-summary': 'sku', description: 'sku', type: 'string' })
  assert.equal(at?.format, 'date-time')
  assert.equal(at.maxLength, 40)
})

test('an empty list of required properties is left out: it would be refused', () => {
  const schema = { type: 'object', required: [], properties: { sku: { type: 'string' } } } as const
  assert.ok(!('required' in payloadSchema(eventTypeFile({ schema }), 'fr')))
})

test('what is inside a property has the catalogue’s own texts, and titles of its values, in each language', () => {
  const level = { type: 'string', enum: ['low', 'high'] }
  const properties = {
    order: {
      type: 'object',
      properties: { lines: { type: 'array', items: { type: 'object', properties: { level } } } },
    },
  }
  const { en } = eventTypeFile({ schema: { type: 'object', properties } }).texts
  const german = {
    ...en,
    properties: {
      order: { title: 'Bestellung', description: 'Die Bestellung.' },
      'order.lines': { title: 'Zeilen', description: 'Ihre Zeilen.' },
      'order.lines.level': {
        ...{ title: 'Stufe', description: 'Wie dringend.' },
        values: { low: 'Niedrig', high: 'Hoch' },
      },
    },
  }
  const file = eventTypeFile({ schema: { type: 'object', properties }, filters: [] })
  const shownIn = (locale: string) =>
    JSON.stringify(payloadSchema({ ...file, texts: { en, de: german } }, locale))
  for (const text of ['"Zeilen"', '"Ihre Zeilen."', '"Stufe"', '"displayName":"Niedrig"'])
    assert.ok(shownIn('de').includes(text), text)
  assert.match(shownIn('en'), /"title":"Level"/)
  assert.doesNotMatch(shownIn('en'), /x-ms-enum-values/)
})
