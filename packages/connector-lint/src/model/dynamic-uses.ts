import { child } from '../json/json-pointer.js'
import { has, isObject, membersOf, stringOf } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import type { ExpandedSchema } from './expand-schema.js'
import { addTo } from './group-by.js'
import type { NodeKind } from './nesting.js'
import { onceForEach, oncePerView } from './once-for-each.js'
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

const usesIn = (view: DefinitionView) => view.nodesOfKind(...KINDS)

/** What a dynamic use stands on. */
const hostOf = ({ kind, parent }: SpecNode) =>
  kind === 'dynamicTreeStep' ? parent?.parent : parent

/** The operations that come to each host of a dynamic use through their inputs, outputs and notification. */
const operationsByHost = oncePerView((view): Map<SpecNode, OperationView[]> => {
  const hosts = new Set(usesIn(view).map(hostOf))
  // Several operations have expansions in common.
  const hostsIn = onceForEach((expansion: readonly ExpandedSchema[]) =>
    expansion.map(({ node }) => node).filter((node) => hosts.has(node)),
  )
  const found = new Map<SpecNode, OperationView[]>()
  for (const operation of hosts.size === 0 ? [] : view.operations) {
    const { node, pathItem, parameters, body, responses } = operation
    const notified = pathItem.children.filter(({ kind }) => kind === 'notificationContent')
    const expansions = [body, ...[...responses, ...notified].map((it) => view.expand(it))]
    const own = [node, ...parameters.map((it) => it.node)].filter((it) => hosts.has(it))
    for (const host of new Set([...own, ...expansions.flatMap(hostsIn)]))
      addTo(found, host, operation)
  }
  return found
})

const sourcesOf = (view: DefinitionView, host: SpecNode | undefined): readonly OperationView[] =>
  (host && operationsByHost(view).get(host)) ?? []

/** Every dynamic use of a definition. */
export const dynamicUses = oncePerView((view): DynamicUse[] =>
  usesIn(view).map((node) => {
    const operationId = stringOf(node.value.operationId)
    return {
      node,
      pointer: node.pointer,
      operationId,
      target: operationId === undefined ? undefined : view.operationsById.get(operationId),
      sources: sourcesOf(view, hostOf(node)),
      parameters: membersOf(node.value.parameters).map(([name, raw]) =>
        parameterOf(child(node.pointer, 'parameters', name), name, raw),
      ),
    }
  }),
)
