import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const wrong: readonly [what: string, property: Record<string, unknown>, fault: RegExp][] = [
  ['has no type', {}, /x\.json\/schema\/properties\/sku: has no type; a flow can show string/],
  [
    'can be null',
    { type: ['string', 'null'], nullable: true },
    /sku: has the type \["string","null"\]/,
  ],
  [
    'is one of several',
    { type: 'string', oneOf: [{}] },
    /sku: uses "oneOf", which a flow cannot show/,
  ],
  [
    'is a list of anything',
    { type: 'array' },
    /properties\/sku\/items: is no schema that a flow can show/,
  ],
  [
    'holds one that cannot be shown',
    { type: 'object', properties: { deep: { type: 'null' } } },
    /properties\/sku\/properties\/deep: has the type "null"/,
  ],
]

for (const [what, property, fault] of wrong) {
  test(`a property that ${what} is refused with the file and the place`, (context) => {
    const file = eventTypeFile({
      schema: { type: 'object', properties: { sku: property } },
      filters: [],
      sample: {},
    })
    const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
    assert.throws(() => loadCatalogue(folder), fault)
  })
}

test('a filter is no list and no object', (context) => {
  const file = eventTypeFile({
    schema: { type: 'object', properties: { sku: { type: 'object' } } },
    sample: {},
  })
  const folder = temporaryFolder(context, { 'x.json': JSON.stringify(file) })
  assert.throws(() => loadCatalogue(folder), /\/filters\/0: names "sku", which is no text, number or/)
})
