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
  /** It and everything around it is required. */
  readonly required: boolean
  /** The object around it requires it, given or not. */
  readonly requiredByParent: boolean
  /** The name of what is around it; undefined for what stands alone. */
  readonly parent: string | undefined
  readonly enumeration: readonly unknown[] | undefined
  readonly node: SpecNode
}

const typeOf = ({ value }: SpecNode): string => {
  const type = stringOf(value.type) ?? (isObject(value.properties) ? 'object' : 'any')
  const format = stringOf(value.format)
  return format === undefined ? type : `${type} (${format})`
}

const enumerationOf = ({ value }: SpecNode) =>
  value.enum === undefined ? undefined : arrayOf(value.enum)

const nameOf = (path: readonly string[]) => path.join('/').replaceAll(`/${ITEMS}`, ITEMS)

/** The fields of an expanded schema, named by their paths. */
export const schemaFields = (
  expansion: readonly ExpandedSchema[],
  place: string,
  isRequired = true,
): Field[] =>
  expansion.map(({ node, pointer, path, required, requiredByParent }) => ({
    name: nameOf(path),
    place,
    pointer,
    type: typeOf(node),
    required: isRequired && required && path.length > 0,
    requiredByParent,
    parent: path.length === 0 ? undefined : nameOf(path.slice(0, -1)),
    enumeration: enumerationOf(node),
    node,
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
      requiredByParent: false,
      parent: undefined,
      enumeration: enumerationOf(node),
      node,
    }))
  const bodyRequired = parameters.some((it) => it.in === 'body' && it.node.value.required === true)
  return [...plain, ...schemaFields(body, 'body', bodyRequired)]
}

/** A field as messages call it. */
export const called = ({ name, place }: Field) =>
  name === '' ? `the ${place || 'output'} as a whole` : place === '' ? name : `${name} in ${place}`
