import type { EventType, EventTypeTexts } from '../catalogue/event-type.js'
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

/** One property of the payload, with its texts. */
export const propertySchema = (eventType: Describable, name: string, locale: Locale) =>
  propertyWithTexts(name, eventType.schema.properties[name] ?? {}, wordsOf(eventType, locale))

type Describe = (name: string, schema: Schema) => Schema

const propertyWithTexts = (
  name: string,
  schema: Schema,
  { properties }: EventTypeTexts,
): Schema => {
  const title = properties[name]?.title ?? wordsIn(name)
  return described(schema, title, properties[name]?.description, innerOf(title))
}

/** What is inside a property has no texts in the catalogue: its schema's own, or its name and the property's as words. */
const innerOf =
  (parent: string): Describe =>
  (name, schema) => {
    const title = textIn(schema.title) ?? wordsIn(name)
    return described(
      schema,
      title,
      textIn(schema.description) ?? `${parent}: ${title}.`,
      innerOf(title),
    )
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
