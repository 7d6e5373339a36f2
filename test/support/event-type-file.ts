import type { EventTypeFile, EventTypeTexts } from '../../src/catalogue/event-type.js'

const texts = (properties: readonly string[]): EventTypeTexts => ({
  title: 'Stock low',
  summary: 'When stock is low',
  description: 'This operation triggers when stock is low.',
  notification: 'What is running out.',
  properties: Object.fromEntries(
    properties.map((property) => [property, { title: property, description: property }]),
  ),
})

/** One with texts in both languages. */
type InBoth = EventTypeFile & { readonly texts: Readonly<Record<'en' | 'fr', EventTypeTexts>> }

/** A catalogue file, correct unless the changes say otherwise. */
export const eventTypeFile = (changes: Partial<EventTypeFile> = {}): InBoth => {
  const { schema = defaultSchema } = changes
  const named = texts(Object.keys(schema.properties))
  return {
    name: 'stocklow',
    aliases: ['stocklows'],
    operationId: 'StockLow',
    schemaName: 'StockLow',
    schema,
    filters: ['sku'],
    sample: { sku: 'A-1', left: 3 },
    ...changes,
    texts: { en: named, fr: named, ...changes.texts },
  }
}

const defaultSchema = {
  type: 'object',
  required: ['sku'],
  additionalProperties: false,
  properties: {
    sku: { type: 'string', minLength: 1 },
    left: { type: 'integer', format: 'int32' },
  },
} as const
