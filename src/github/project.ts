import { isJsonObject } from '../json-object.js'

/** What of a JSON Schema decides a projection. */
interface Schema {
  readonly type?: unknown
  readonly required?: unknown
  readonly properties?: unknown
  readonly items?: unknown
  readonly maxItems?: unknown
  readonly maxLength?: unknown
}

/**
 * What a schema declares of a value, and no more: undeclared properties are left out, as are nulls where null is no
 * declared type (a flow's typed outputs cannot hold them), and what is longer than it may be is cut to the declared length.
 */
export const project = (schema: Schema, value: unknown): unknown => {
  if (typeof value === 'string') return projectText(schema, value)
  if (Array.isArray(value)) return projectItems(schema, value)
  if (isJsonObject(value)) return projectProperties(schema, value)
  return value
}

const projectText = ({ maxLength }: Schema, text: string): string =>
  // JSON Schema counts code points, of which a text never has more than UTF-16 units.
  typeof maxLength === 'number' && text.length > maxLength
    ? Array.from(text).slice(0, maxLength).join('')
    : text

const projectItems = ({ items, maxItems }: Schema, values: readonly unknown[]): unknown => {
  const kept = typeof maxItems === 'number' ? values.slice(0, maxItems) : values
  if (!isJsonObject(items)) return kept
  return kept
    .filter((item) => item !== null || allowsNull(items))
    .map((item) => project(items, item))
}

const projectProperties = ({ properties, required }: Schema, value: object): unknown => {
  if (!isJsonObject(properties)) return value
  const given = new Map<string, unknown>(Object.entries(value))
  const needed = new Set<unknown>(Array.isArray(required) ? required : [])
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]: [string, unknown]) => {
      const own = given.get(name)
      if (own === undefined || !isJsonObject(schema)) return []
      // A null that had to be something else stays, for the check to name it.
      if (own === null && !needed.has(name) && !allowsNull(schema)) return []
      return [[name, project(schema, own)]]
    }),
  )
}

const allowsNull = ({ type }: Schema) => [type].flat().includes('null')
