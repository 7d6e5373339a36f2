import { child } from '../json/json-pointer.js'
import { has, isObject, membersOf, stringOf } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { groupBy } from './group-by.js'
import type { NodeKind } from './nesting.js'
import { oncePerView } from './once-per-view.js'
import type { OperationView } from './operation-view.js'
import type { SpecNode } from './spec-nodes.js'

/** A place that calls another operation at design time: a dynamic extension, a test or a simulation. */
export interface DynamicUse {
  readonly node: SpecNode
  readonly pointer: string
  readonly target: OperationView | undefined
  readonly operationId: string | undefined
  /** The operations whose inputs or outputs carry it, and whose parameters it may refer to. */
  readonly sources: readonly OperationView[]
  readonly parameters: readonly DynamicParameter[]
}

/** A value that a dynamic use hands to the operation it calls. */
export interface DynamicParameter {
  readonly pointer: string
  /** The name of the called operation's input. */
  readonly name: string
  /** The input of the calling operation it is taken from, or undefined when it is static. */
  readonly reference: string | undefined
  readonly isStatic: boolean
  readonly value: unknown
}

const KINDS: readonly NodeKind[] = [
  'dynamicValues',
  'dynamicList',
  'dynamicSchema',
  'dynamicProperties',
  'dynamicTreeStep',
  'simulate',
  'testConnection',
]

const parameterOf = (pointer: string, name: string, raw: unknown): DynamicParameter => {
  // The old form names a source "parameter", the new "parameterReference"; both may be written out.
  const reference = isObject(raw)
    ? (stringOf(raw.parameterReference) ?? stringOf(raw.parameter))
    : undefined
  const isStatic = !isObject(raw) || has(raw, 'value')
  const value = isObject(raw) ? raw.value : raw
  return { pointer, name, reference, isStatic, value }
}

/** The operations that reach each node through their inputs, outputs and notification. */
const operationsByNode = oncePerView((view): Map<SpecNode, OperationView[]> => {
  const reached = view.operations.flatMap((operation) => {
    const notified = view
      .children(operation.pathItem)
      .filter(({ kind }) => kind === 'notificationContent')
    const schemas = [
      ...operation.body,
      ...[...operation.responses, ...notified].flatMap((node) => view.expand(node)),
    ]
    const nodes = new Set([...operation.parameters, ...schemas].map(({ node }) => node))
    return [...nodes, operation.node].map((node) => ({ node, operation }))
  })
  const groups = groupBy(reached, ({ node }) => node)
  return new Map([...groups].map(([node, list]) => [node, list.map((it) => it.operation)]))
})

const sourcesOf = (view: DefinitionView, host: SpecNode | undefined): readonly OperationView[] =>
  (host && operationsByNode(view).get(host)) ?? []

/** Every dynamic use of a definition. */
export const dynamicUses = oncePerView((view): DynamicUse[] =>
  view.nodesOfKind(...KINDS).map((node) => {
    const operationId = stringOf(node.value.operationId)
    const host = node.kind === 'dynamicTreeStep' ? node.parent?.parent : node.parent
    return {
      node,
      pointer: node.pointer,
      operationId,
      target: operationId === undefined ? undefined : view.operationsById.get(operationId),
      sources: sourcesOf(view, host),
      parameters: membersOf(node.value.parameters).map(([name, raw]) =>
        parameterOf(child(node.pointer, 'parameters', name), name, raw),
      ),
    }
  }),
)
