import { followReference } from '../json/follow-reference.js'
import { below } from '../json/json-pointer.js'
import {
  arrayOf,
  asText,
  isObject,
  objectOf,
  stringOf,
  textOf,
  type JsonObject,
} from '../json/json-value.js'
import type { Operation, OperationKind, Parameter } from './connector.js'
import { findNotificationUrl } from './notification-url.js'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']

const readParameters = (definition: JsonObject, owner: JsonObject, pointer: string): Parameter[] =>
  arrayOf(owner.parameters).map((parameter, index) => {
    const at = { node: objectOf(parameter), pointer: below(pointer, 'parameters', index) }
    const { node, pointer: place } = followReference(definition, at)
    return {
      name: stringOf(node.name) ?? '',
      in: stringOf(node.in) ?? '',
      required: node.required === true,
      node,
      pointer: place,
    }
  })

/** Those of the operation, and those of its path that it does not replace. */
const merged = (own: readonly Parameter[], ofPath: readonly Parameter[]): Parameter[] => [
  ...ofPath.filter(({ name, in: place }) => !own.some((it) => it.name === name && it.in === place)),
  ...own,
]

const kindOf = (node: JsonObject, hasCallback: boolean): OperationKind => {
  const isTrigger = stringOf(node['x-ms-trigger']) !== undefined
  if (hasCallback) return isTrigger ? 'webhook-trigger' : 'webhook-action'
  return isTrigger ? 'polling-trigger' : 'action'
}

const readOperation = (
  definition: JsonObject,
  path: string,
  method: string,
  item: JsonObject,
): Operation => {
  const node = objectOf(item[method])
  const pathPointer = below('/paths', path)
  const pointer = below(pathPointer, method)
  const parameters = merged(
    readParameters(definition, node, pointer),
    readParameters(definition, item, pathPointer),
  )
  const content = item['x-ms-notification-content']
  const id = stringOf(node.operationId) ?? `${method} ${path}`
  return {
    id,
    title: textOf(node.summary) ?? id,
    kind: kindOf(node, findNotificationUrl(definition, parameters) !== undefined),
    batch: stringOf(node['x-ms-trigger'])?.toLowerCase() === 'batch',
    method: method.toUpperCase(),
    path,
    consumes: arrayOf(node.consumes ?? definition.consumes).map(asText),
    pointer,
    node,
    parameters,
    ...(isObject(content) && {
      notification: { node: content, pointer: below(pathPointer, 'x-ms-notification-content') },
    }),
  }
}

/** Every operation of a definition, in its order. */
export const readOperations = (definition: JsonObject): Operation[] =>
  Object.entries(objectOf(definition.paths)).flatMap(([path, item]) => {
    const members = objectOf(item)
    return methods
      .filter((method) => isObject(members[method]))
      .map((method) => readOperation(definition, path, method, members))
  })
