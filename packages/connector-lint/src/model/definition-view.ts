import { isObject, type JsonObject } from '../json/json-value.js'
import { expandSchema, type ExpandedSchema } from './expand-schema.js'
import { groupBy } from './group-by.js'
import type { NodeKind } from './nesting.js'
import { operationView, type OperationView } from './operation-view.js'
import { resolver, type Resolve } from './resolve-reference.js'
import { specNodes, type SpecNode } from './spec-nodes.js'

/** A definition as the rules read it: every object by kind, every operation as the designer sees it. */
export interface DefinitionView {
  readonly root: JsonObject
  /** A policy beside the definition puts another host in the place of its own. */
  readonly hostIsReplaced: boolean
  /** Every place where an object belongs, whatever stands there. */
  readonly nodes: readonly SpecNode[]
  /** The objects of some kinds. */
  readonly nodesOfKind: (...kinds: readonly NodeKind[]) => readonly SpecNode[]
  readonly nodeAt: (pointer: string) => SpecNode | undefined
  readonly children: (node: SpecNode) => readonly SpecNode[]
  readonly resolve: Resolve
  /** Everything below a schema, or below the schema of a response or a notification. */
  readonly expand: (node: SpecNode | undefined) => readonly ExpandedSchema[]
  readonly operations: readonly OperationView[]
  readonly operationsById: ReadonlyMap<string, OperationView>
  /** Pointers of all schemas that some operation sends. */
  readonly inputs: ReadonlySet<string>
}

const pathItemOf = (node: SpecNode) => (node.parent?.kind === 'pathItem' ? node.parent : undefined)

const schemaNodeOf = (node: SpecNode, children: (node: SpecNode) => readonly SpecNode[]) =>
  node.kind === 'schema' ? node : children(node).find(({ kind }) => kind === 'schema')

/** Builds the view of a definition, whatever the value is. */
export const definitionView = (
  root: unknown,
  { hostIsReplaced = false }: { readonly hostIsReplaced?: boolean } = {},
): DefinitionView => {
  const nodes = specNodes(root)
  const below = groupBy(nodes, ({ parent }) => parent)
  const byKind = groupBy(
    nodes.filter(({ raw }) => isObject(raw)),
    ({ kind }) => kind,
  )
  const children = (node: SpecNode) => below.get(node) ?? []
  const byPointer = new Map(nodes.map((node) => [node.pointer, node]))
  const nodeAt = (pointer: string) => byPointer.get(pointer)
  const selections = new Map<string, readonly SpecNode[]>()
  const nodesOfKind = (...kinds: readonly NodeKind[]) => {
    const [first, ...others] = kinds
    if (first !== undefined && others.length === 0) return byKind.get(first) ?? []
    const key = kinds.join(' ')
    const known = selections.get(key) ?? kinds.flatMap((kind) => byKind.get(kind) ?? [])
    selections.set(key, known)
    return known
  }
  const resolve = resolver(nodes)
  const expansions = new Map<SpecNode, readonly ExpandedSchema[]>()
  const expand = (node: SpecNode | undefined) => {
    const resolved = node && resolve(node)
    const schema = resolved && schemaNodeOf(resolved, children)
    if (schema === undefined) return []
    const known = expansions.get(schema) ?? expandSchema(schema, children, resolve)
    expansions.set(schema, known)
    return known
  }
  const operations = nodesOfKind('operation').flatMap((node) => {
    const pathItem = pathItemOf(node)
    return pathItem ? [operationView(node, pathItem, { children, resolve })] : []
  })
  const operationsById = new Map(
    operations.flatMap((it) => (it.id === undefined ? [] : [[it.id, it]])),
  )
  const inputs = new Set(operations.flatMap(({ body }) => body.map(({ pointer }) => pointer)))
  const [document] = nodes
  const base = {
    root: document?.value ?? {},
    hostIsReplaced,
    nodes,
    nodesOfKind,
    nodeAt,
    children,
    resolve,
    expand,
  }
  return { ...base, operations, operationsById, inputs }
}
