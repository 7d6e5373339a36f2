import { has, stringOf } from '../json/json-value.js'
import type { Expand, ExpandedSchema } from './expand-schema.js'
import type { Resolve } from './resolve-reference.js'
import type { SpecNode } from './spec-nodes.js'

/** A parameter of an operation, its reference followed. */
export interface ParameterView {
  /** Where the parameter itself stands, which may be the document's `parameters`. */
  readonly pointer: string
  readonly node: SpecNode
  readonly name: string
  readonly in: string
}

/** An operation with what the designer sees of it: merged parameters, expanded body, kind of trigger. */
export interface OperationView {
  readonly pointer: string
  readonly node: SpecNode
  readonly pathItem: SpecNode
  readonly method: string
  readonly path: string
  readonly id: string | undefined
  /** Its operationId, or method and path where it has none: what messages call it. */
  readonly label: string
  readonly parameters: readonly ParameterView[]
  readonly body: readonly ExpandedSchema[]
  readonly responses: readonly SpecNode[]
  readonly notificationUrls: readonly ExpandedSchema[]
  readonly isTrigger: boolean
  readonly isWebhook: boolean
  readonly isInternal: boolean
}

/** What a parameter is told from others by. */
export const nameAndPlace = ({ name, in: place }: ParameterView): string => `${place} ${name}`

interface Reading {
  readonly expand: Expand
  readonly resolve: Resolve
}

const parametersOf = (owner: SpecNode, { resolve }: Reading): ParameterView[] =>
  owner.children
    .filter(({ kind }) => kind === 'parameter')
    .flatMap((listed) => {
      const node = resolve(listed)
      if (node === undefined) return []
      const name = stringOf(node.value.name) ?? ''
      return [{ pointer: node.pointer, node, name, in: stringOf(node.value.in) ?? '' }]
    })

const mergedParameters = (node: SpecNode, pathItem: SpecNode, reading: Reading) => {
  const own = parametersOf(node, reading)
  const named = new Set(own.map(nameAndPlace))
  const shared = parametersOf(pathItem, reading).filter((it) => !named.has(nameAndPlace(it)))
  return [...shared, ...own]
}

const bodyOf = (parameters: readonly ParameterView[], { expand }: Reading) =>
  parameters
    .filter(({ in: where }) => where === 'body')
    .flatMap(({ node }) =>
      node.children
        .filter(({ kind }) => kind === 'schema')
        .flatMap((schema) => expand(schema, node.value['x-ms-visibility'] === 'internal')),
    )

/** Describes one operation of a path item. */
export const operationView = (
  node: SpecNode,
  pathItem: SpecNode,
  reading: Reading,
): OperationView => {
  const { value, key: method, pointer } = node
  const parameters = mergedParameters(node, pathItem, reading)
  const body = bodyOf(parameters, reading)
  const id = stringOf(value.operationId)
  const notificationUrls = body.filter((it) => it.node.value['x-ms-notification-url'] === true)
  const isTrigger = has(value, 'x-ms-trigger')
  // A trigger that is called to subscribe: it sends its callback, or it could not poll by its method.
  const cannotPoll =
    ['post', 'put', 'patch'].includes(method) && !has(value, 'x-ms-trigger-metadata')
  return {
    pointer,
    node,
    pathItem,
    method,
    path: pathItem.key,
    id,
    label: id ?? `${method.toUpperCase()} ${pathItem.key}`,
    parameters,
    body,
    responses: node.children.filter(({ kind }) => kind === 'response'),
    notificationUrls,
    isTrigger,
    isWebhook: notificationUrls.length > 0 || (isTrigger && cannotPoll),
    isInternal: value['x-ms-visibility'] === 'internal',
  }
}
