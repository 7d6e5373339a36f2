import { followReference, type Located } from '../json/follow-reference.js'
import { below } from '../json/json-pointer.js'
import { arrayOf, objectOf, type JsonObject } from '../json/json-value.js'
import type { Operation, Parameter } from './connector.js'
import { describeField, visibilityOf } from './describe-field.js'
import type { Field } from './field.js'

const deepest = 8

interface Parent {
  readonly parameter: string
  readonly path: readonly string[]
  readonly required: boolean
  readonly internal: boolean
}

/** The fields of a schema within a body: an object's properties, each by itself, and whatever else as one. */
const fieldsOfSchema = (definition: JsonObject, at: Located, parent: Parent): Field[] => {
  const { node, pointer } = followReference(definition, at)
  const properties = Object.entries(objectOf(node.properties))
  const { path, required, parameter } = parent
  const internal = parent.internal || visibilityOf(node) === 'internal'
  if (properties.length === 0 || path.length >= deepest) {
    const key = path.join('/') || parameter
    const place = { key, in: 'body', name: parameter, path, pointer, required }
    const field = describeField(node, place)
    return [internal ? { ...field, visibility: 'internal' } : field]
  }
  return properties.flatMap(([name, property]) =>
    fieldsOfSchema(
      definition,
      { node: objectOf(property), pointer: below(pointer, 'properties', name) },
      {
        ...{ parameter, internal, path: [...path, name] },
        required: required && arrayOf(node.required).includes(name),
      },
    ),
  )
}

const fieldsOfParameter = (definition: JsonObject, parameter: Parameter): Field[] => {
  const { name, in: place, required, node, pointer } = parameter
  if (place !== 'body')
    return [describeField(node, { key: name, in: place, name, path: [], pointer, required })]
  const schema = { node: objectOf(node.schema), pointer: below(pointer, 'schema') }
  const internal = visibilityOf(node) === 'internal'
  return fieldsOfSchema(definition, schema, { parameter: name, path: [], required, internal })
}

/** A key that two fields would share is the body's, with `body/` in front. */
const withUniqueKeys = (fields: readonly Field[]): Field[] => {
  const taken = new Set(fields.filter((field) => field.in !== 'body').map(({ key }) => key))
  return fields.map((field) =>
    field.in === 'body' && taken.has(field.key) ? { ...field, key: `body/${field.key}` } : field,
  )
}

/** Every input of an operation, those too that the designer hides. */
export const inputFields = (
  definition: JsonObject,
  { parameters }: Pick<Operation, 'parameters'>,
): Field[] =>
  withUniqueKeys(parameters.flatMap((parameter) => fieldsOfParameter(definition, parameter)))

/** The fields of a schema that a service described at design time, in the place of the field that asked for it. */
export const fieldsOfAnswer = (schema: JsonObject, { name, path, required }: Field): Field[] =>
  fieldsOfSchema(
    schema,
    { node: schema, pointer: '' },
    { parameter: name, path, required, internal: false },
  )
