import type { EventType, EventTypeTexts } from '../catalogue/event-type.js'
import { propertyPaths } from '../catalogue/property-paths.js'
import { isJsonObject } from '../json-object.js'
import { wordsOf, type Locale } from './locale.js'
import type { Schema } from './open-api.js'

type Describable = Pick<EventType, 'name' | 'schema' | 'texts'>

/** What OpenAPI 2.0 and the flow editor both know. The app still checks payloads against all that the catalogue says. */
const keywords = [
  ...['type', 'enum', 'default', 'required', 'pattern'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
]

/** The validator of connectors takes any other format for a mistake. */
const formats = [
  ...['int32', 'int64', 'float', 'double', 'byte', 'binary', 'date', 'date-time'],
  ...['email', 'uri', 'uuid'],
]

/** The payload of an event type as a schema that flows and swagger tools read, with the texts that makers see. */
export const payloadSchema = (eventType: Describable, locale: Locale): Schema => {
  const { title, notification, properties } = wordsOf(eventType, locale)
  return described({ ...eventType.schema }, title, notification, (name, property) =>
    propertyAt(properties, name, property),
  )
}

/** One property of the payload, by its path, with its texts. */
export const propertySchema = (eventType: Describable, path: string, locale: Locale): Schema => {
  const schemas = propertyPaths(eventType.schema)
  const texts = wordsOf(eventType, locale).properties
  const schemaAt = (at: string): Schema => schemas.get(at) ?? {}
  const outer = path.split('.').slice(0, -1).join('.')
  const outerTitle = outer === '' ? undefined : titleAt(texts, outer, schemaAt(outer))
  return propertyAt(texts, path, schemaAt(path), outerTitle)
}

type Describe = (name: string, schema: Schema) => Schema

type Texts = EventTypeTexts['properties']

/** What the catalogue calls a property at a path; else its schema's own title, or its name as words. */
const titleAt = (texts: Texts, path: string, schema: Schema): string =>
  texts[path]?.title ?? textIn(schema.title) ?? wordsIn(path.split('.').at(-1) ?? path)

/** A property with its texts. One inside of another has a description in any case: both titles. */
const propertyAt = (texts: Texts, path: string, schema: Schema, outerTitle?: string): Schema => {
  const text = texts[path]
  const title = titleAt(texts, path, schema)
  const own = text?.description ?? textIn(schema.description)
  const description = own ?? (outerTitle === undefined ? undefined : `${outerTitle}: ${title}.`)
  return {
    ...described(schema, title, description, (name, inner) =>
      propertyAt(texts, `${path}.${name}`, inner, title),
    ),
    ...enumValues(schema.enum, text?.values),
  }
}

/**
 * What makers see of the values that a property may have.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules
 */
const enumValues = (values: unknown, titles: Readonly<Record<string, string>> | undefined) =>
  titles === undefined || !Array.isArray(values)
    ? {}
    : {
        'x-ms-enum-values': values.map((value: unknown) => ({
          value,
          displayName: titles[String(value)] ?? String(value),
        })),
      }

const described = (
  schema: Schema,
  title: string,
  description: string | undefined,
  describe: Describe,
): Schema => ({
  title,
  'x-ms-summary': title,
  ...(description === undefined ? {} : { description }),
  ...shape(schema, describe),
})

const shape = (schema: Schema, describe: Describe): Schema => ({
  ...Object.fromEntries(
    Object.entries(schema).filter(
      ([key, value]) =>
        (keywords.includes(key) && !(Array.isArray(value) && value.length === 0)) ||
        (key === 'format' && typeof value === 'string' && formats.includes(value)),
    ),
  ),
  ...(isJsonObject(schema.properties)
    ? {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, property]) => [
            name,
            describe(name, isJsonObject(property) ? property : {}),
          ]),
        ),
      }
    : {}),
  ...(isJsonObject(schema.items) ? { items: shape(schema.items, describe) } : {}),
})

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** `storeName` and `store_name` as "Store Name". */
const wordsIn = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
