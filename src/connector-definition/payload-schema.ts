import type { EventType, EventTypeTexts } from '../catalogue/event-type.js'
import { propertyPaths } from '../catalogue/property-paths.js'
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
  const words = wordsOf(eventType, locale)
  return described({ ...eventType.schema }, words.title, words.notification, (name, property) =>
    propertyWithTexts(name, property, words),
  )
}

/** One property of the payload, by its path, with its texts. */
export const propertySchema = (eventType: Describable, name: string, locale: Locale) =>
  propertyWithTexts(
    name,
    propertyPaths(eventType.schema).get(name) ?? {},
    wordsOf(eventType, locale),
  )

type Describe = (name: string, schema: Schema) => Schema

const propertyWithTexts = (
  name: string,
  schema: Schema,
  { properties }: EventTypeTexts,
): Schema => {
  const text = properties[name]
  const last = name.split('.').at(-1) ?? name
  const title = text?.title ?? textIn(schema.title) ?? wordsIn(last)
  const inner = innerOf(properties, name, title)
  return {
    ...described(schema, title, text?.description ?? textIn(schema.description), inner),
    ...enumValues(schema.enum, text?.values),
  }
}

type Texts = EventTypeTexts['properties']

/** What is inside a property: by its path in the catalogue; else its schema's own, or its name and the property's as words. */
const innerOf =
  (texts: Texts, parentPath: string, parent: string): Describe =>
  (name, schema) => {
    const path = `${parentPath}.${name}`
    const text = texts[path]
    const title = text?.title ?? textIn(schema.title) ?? wordsIn(name)
    const description = text?.description ?? textIn(schema.description) ?? `${parent}: ${title}.`
    return {
      ...described(schema, title, description, innerOf(texts, path, title)),
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
  ...(isSchema(schema.properties)
    ? {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, property]) => [
            name,
            describe(name, isSchema(property) ? property : {}),
          ]),
        ),
      }
    : {}),
  ...(isSchema(schema.items) ? { items: shape(schema.items, describe) } : {}),
})

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** `storeName` and `store_name` as "Store Name". */
const wordsIn = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
