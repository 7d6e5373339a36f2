import type { EventType } from '../catalogue/event-type.js'
import type { Locale } from './locale.js'
import type { Schema } from './open-api.js'
import { propertySchema } from './payload-schema.js'

/**
 * A property of the payload as an optional input of the trigger: only events with this value start the flow. A text
 * that the schema does not enumerate is a dropdown of the values that recent events had, in the old form and the new.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export const filterInput = (eventType: EventType, property: string, locale: Locale): Schema => {
  const { title, type, format, description, ...schema } = propertySchema(
    eventType,
    property,
    locale,
  )
  const input = { type, ...(format === undefined ? {} : { format }), title, description }
  if (schema.enum !== undefined) return { ...input, 'x-ms-summary': title, enum: schema.enum }
  // The values of a list are texts.
  if (type !== 'string') return { ...input, 'x-ms-summary': title }
  const operationId = 'ListFilterValues'
  return {
    ...input,
    'x-ms-summary': title,
    'x-ms-dynamic-values': {
      operationId,
      parameters: { eventType: eventType.name, property },
      'value-path': 'value',
      'value-title': 'value',
    },
    'x-ms-dynamic-list': {
      operationId,
      parameters: { eventType: { value: eventType.name }, property: { value: property } },
      itemValuePath: 'value',
      itemTitlePath: 'value',
    },
  }
}
