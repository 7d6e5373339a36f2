import type { EventType, EventTypeFile } from '../../src/catalogue/event-type.js'
import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { eventTypeFile } from './event-type-file.js'

/** The second version of `stocklow`: what stood at its top stands in `product`, and what was optional is there always. */
export const secondVersion = (changes: Partial<EventTypeFile> = {}): EventTypeFile =>
  eventTypeFile({
    ...{ name: 'stocklow.v2', aliases: [], operationId: 'StockLowV2', schemaName: 'StockLowV2' },
    filters: [],
    schema: {
      type: 'object',
      required: ['product', 'left'],
      additionalProperties: false,
      properties: {
        product: {
          type: 'object',
          required: ['sku'],
          properties: { sku: { type: 'string', minLength: 1 }, name: { type: 'string' } },
        },
        left: { type: 'integer' },
      },
    },
    sample: { product: { sku: 'A-1', name: 'Apples' }, left: 3 },
    supersedes: { eventType: 'stocklow', mapping: { sku: 'product.sku', left: 'left' } },
    ...changes,
  })

/** The third: one property less, whose place something takes that is always the same. */
export const thirdVersion = (): EventTypeFile =>
  eventTypeFile({
    ...{ name: 'stocklow.v3', aliases: [], operationId: 'StockLowV3', schemaName: 'StockLowV3' },
    filters: [],
    schema: {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string', minLength: 1 } },
    },
    sample: { code: 'A-1' },
    supersedes: {
      eventType: 'stocklow.v2',
      mapping: { product: { value: { sku: 'none' } }, left: { value: 0 } },
    },
  })

/** A file's event type. */
export const parsed = (file: EventTypeFile): EventType => {
  const eventType = parseEventType(file)
  if (!('name' in eventType)) throw new Error(JSON.stringify(eventType))
  return eventType
}
