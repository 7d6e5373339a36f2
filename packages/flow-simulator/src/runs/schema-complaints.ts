import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { followReference } from '../json/follow-reference.js'
import { asText, isObject, objectOf, type JsonObject } from '../json/json-value.js'
import { namesIn } from '../json/json-pointer.js'
import { valueAt } from '../json/value-at.js'

const most = 50

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  const kind = typeof value
  return kind === 'object' ? 'an object' : `a ${kind}`
}

const placeOf = (pointer: string) => `\`${namesIn(pointer).join('.') || 'the body'}\``

const sentences: Readonly<Record<string, (error: ErrorObject, value: unknown) => string>> = {
  type: ({ instancePath, params }, value) =>
    `declared ${placeOf(instancePath)} ${asText(objectOf(params).type)}, came ${kindOf(value)}`,
  required: ({ instancePath, params }) =>
    `declared ${placeOf(`${instancePath}/${asText(objectOf(params).missingProperty)}`)} required, did not come`,
  enum: ({ instancePath, params }, value) =>
    `declared ${placeOf(instancePath)} one of ${JSON.stringify(objectOf(params).allowedValues)}, came ${JSON.stringify(value)}`,
}

const sentence = (error: ErrorObject, body: unknown): string => {
  const value = valueAt(body, namesIn(error.instancePath).join('/'))
  return (
    sentences[error.keyword]?.(error, value) ??
    `declared ${placeOf(error.instancePath)} otherwise: it ${error.message ?? 'does not fit'}`
  )
}

/** The schema as JSON Schema has it: OpenAPI 2.0 writes exclusive bounds as draft 4 does. */
const modern = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(modern)
  if (!isObject(node)) return node
  const { exclusiveMinimum, exclusiveMaximum, discriminator, ...rest } = node
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, modern(value)]))
}

/** Whatever comes without being declared: no token leads to it. */
const undeclared = (
  document: JsonObject,
  schema: JsonObject,
  value: unknown,
  path: readonly string[],
): string[] => {
  const { node } = followReference(document, { node: schema, pointer: '' })
  if (Array.isArray(value))
    return isObject(node.items)
      ? undeclared(document, node.items, (value as readonly unknown[])[0], [...path, '0'])
      : []
  if (!isObject(value) || !isObject(node.properties) || node.additionalProperties) return []
  const { properties } = node
  return Object.entries(value).flatMap(([name, member]) => {
    const property = properties[name]
    const place = [...path, name]
    return isObject(property)
      ? undeclared(document, property, member, place)
      : [`came \`${place.join('.')}\`, which is not declared: no token leads to it`]
  })
}

const compile = (document: JsonObject, schema: JsonObject) =>
  new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false }).compile({
    ...objectOf(modern(schema)),
    definitions: objectOf(modern(document.definitions)),
  })

/** Tells how values differ from their declared schema, which is compiled once: a sentence each; nothing where one does not. */
export const schemaComplaints = (
  document: JsonObject,
  schema: JsonObject,
): ((value: unknown) => readonly string[]) => {
  let validate: ValidateFunction | undefined
  return (value) => {
    try {
      validate ??= compile(document, schema)
      validate(value)
      const violations = (validate.errors ?? []).map((error) => sentence(error, value))
      const all = [...violations, ...undeclared(document, schema, value, [])]
      return [...new Set(all)].slice(0, most)
    } catch (error) {
      return [`the declared schema cannot be held against it: ${String(error)}`]
    }
  }
}
