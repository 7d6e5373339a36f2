import { arrayOf, isObject, stringOf } from '../json/json-value.js'
import { ITEMS, type ExpandedSchema } from '../model/expand-schema.js'
import type { OperationView } from '../model/operation-view.js'
import type { SpecNode } from '../model/spec-nodes.js'

/** An input or output of an operation, named the same way in both versions. */
export interface Field {
  readonly name: string
  /** Where an input is sent; empty for outputs. */
  readonly place: string
  readonly pointer: string
  readonly type: string
  readonly required: boolean
  readonly enumeration: readonly unknown[] | undefined
}

const typeOf = ({ value }: SpecNode): string => {
  const type = stringOf(value.type) ?? (isObject(value.properties) ? 'object' : 'any')
  const format = stringOf(value.format)
  return format === undefined ? type : `${type} (${format})`
}

const enumerationOf = ({ value }: SpecNode) =>
  value.enum === undefined ? undefined : arrayOf(value.enum)

/** The fields of an expanded schema, named by their paths. */
export const schemaFields = (
  expansion: readonly ExpandedSchema[],
  place: string,
  isRequired = true,
): Field[] =>
  expansion.map(({ node, pointer, path, required }) => ({
    name: path.join('/').replaceAll(`/${ITEMS}`, ITEMS),
    place,
    pointer,
    type: typeOf(node),
    required: isRequired && required && path.length > 0,
    enumeration: enumerationOf(node),
  }))

/** Everything an operation can be given. */
export const inputFields = ({ parameters, body }: OperationView): Field[] => {
  const plain = parameters
    .filter((it) => it.in !== 'body')
    .map(({ name, in: place, node, pointer }) => ({
      name,
      place,
      pointer,
      type: typeOf(node),
      required: node.value.required === true,
      enumeration: enumerationOf(node),
    }))
  return [...plain, ...schemaFields(body, 'body')]
}
