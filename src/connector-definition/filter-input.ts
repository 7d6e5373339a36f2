import type { EventType } from '../catalogue/event-type.js'
import type { FilterDeclaration } from '../catalogue/filter-declarations.js'
import { isJsonObject } from '../json-object.js'
import { propertySchema } from './payload-schema.js'
import type { Parameter, Schema } from './open-api.js'
import type { OperationTexts } from './operation-texts.js'

/**
 * A property of the payload as an optional input of the trigger: only events that fit it start the flow. A text
 * that the schema does not enumerate is a dropdown of the values that recent events had, in the old form and the new.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions
 */
export const filterInput = (
  eventType: EventType,
  { path, is }: FilterDeclaration,
  texts: OperationTexts,
): Schema => {
  const { type, format, description, ...schema } = propertySchema(eventType, path, texts.locale)
  const own = String(schema.title)
  const title = is === 'equal' ? own : texts.comparisons[is](own)
  const said = { title, description, 'x-ms-summary': title }
  const value = { type, ...(format === undefined ? {} : { format }) }
  const choices = {
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(schema['x-ms-enum-values'] === undefined
      ? {}
      : { 'x-ms-enum-values': schema['x-ms-enum-values'] }),
  }
  // The values of a list are texts; what is compared need not be one that there was.
  const isListed = schema.enum === undefined && type === 'string'
  const listed = isListed ? dropdown(eventType.name, path) : choices
  if (is === 'oneOf') return { type: 'array', ...said, items: { ...value, ...said, ...listed } }
  return { ...value, ...said, ...(is === 'equal' ? listed : {}) }
}

/** The same for a polling trigger, whose inputs are parameters of its query. */
export const filterParameter = (
  eventType: EventType,
  filter: FilterDeclaration,
  texts: OperationTexts,
): Parameter => {
  const { title: _, items, description, ...schema } = filterInput(eventType, filter, texts)
  return {
    name: filter.input,
    in: 'query',
    required: false,
    ...schema,
    description: String(description),
    ...(isJsonObject(items) ? { items: withoutTexts(items) } : {}),
    ...(filter.is === 'oneOf' ? { collectionFormat: 'multi' } : {}),
  }
}

const withoutTexts = ({ title: _, description: __, 'x-ms-summary': ___, ...schema }: Schema) =>
  schema

const operationId = 'ListFilterValues'

const dropdown = (eventType: string, property: string): Schema => ({
  'x-ms-dynamic-values': {
    operationId,
    parameters: { eventType, property },
    'value-path': 'value',
    'value-title': 'value',
  },
  'x-ms-dynamic-list': {
    operationId,
    parameters: { eventType: { value: eventType }, property: { value: property } },
    itemValuePath: 'value',
    itemTitlePath: 'value',
  },
})
