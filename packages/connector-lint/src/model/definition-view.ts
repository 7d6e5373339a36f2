import { isObject, type JsonObject } from '../json/json-value.js'
import { schemaExpander, type ExpandedSchema } from './expand-schema.js'
import { addTo, groupBy } from './group-by.js'
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
  /** The objects that have a member. */
  readonly nodesWith: (member: string) => readonly SpecNode[]
  /** The schemas for reuse. */
  readonly definitions: readonly SpecNode[]
  readonly nodeAt: (pointer: string) => SpecNode | undefined
  readonly resolve: Resolve
  /** Everything below a schema, or below the schema of a response or a notification. */
  readonly expand: (node: SpecNode) => readonly ExpandedSchema[]
  readonly operations: readonly OperationView[]
  readonly operationsById: ReadonlyMap<string, OperationView>
  /** The schemas that some operation sends. */
  readonly inputs: ReadonlySet<SpecNode>
}

const pathItemOf = (node: SpecNode) => (node.parent?.kind === 'pathItem' ? node.parent : undefined)

const schemaNodeOf = (node: SpecNode) =>
  node.kind === 'schema' ? node : node.children.find(({ kind }) => kind === 'schema')

/** The nodes by the members that their objects have. */
const byMembers = (nodes: readonly SpecNode[]): ReadonlyMap<string, SpecNode[]> => {
  const found = new Map<string, SpecNode[]>()
  for (const node of nodes) {
    for (const member of Object.keys(node.value)) addTo(found, member, node)
  }
  return found
}

/** A function from pointers to nodes, of which few are ever asked for but those for reuse, which stand below the document. */
const nodeFinder = (nodes: readonly SpecNode[], shared: readonly SpecNode[]) => {
  const byPointer = (some: readonly SpecNode[]) => new Map(some.map((it) => [it.pointer, it]))
  const near = byPointer(shared)
  let all: ReadonlyMap<string, SpecNode> | undefined
  return (pointer: string) => near.get(pointer) ?? (all ??= byPointer(nodes)).get(pointer)
}

/** Builds the view of a definition, whatever the value is. */
export const definitionView = (
  root: unknown,
  { hostIsReplaced = false }: { readonly hostIsReplaced?: boolean } = {},
): DefinitionView => {
  const nodes = specNodes(root)
  const byKind = groupBy(
    nodes.filter(({ raw }) => isObject(raw)),
    ({ kind }) => kind,
  )
  const nodesOfKind = (...kinds: readonly NodeKind[]) => {
    const [first = [], ...others] = kinds.map((kind) => byKind.get(kind) ?? [])
    return others.length === 0 ? first : [first, ...others].flat()
  }
  const byMember = byMembers(nodes)
  const [document] = nodes
  const nodeAt = nodeFinder(nodes, document?.children ?? [])
  const resolve = resolver(nodeAt)
  const expandSchema = schemaExpander(resolve)
  const expand = (node: SpecNode) => {
    const resolved = resolve(node)
    const schema = resolved && schemaNodeOf(resolved)
    return schema === undefined ? [] : expandSchema(schema)
  }
  const operations = nodesOfKind('operation').flatMap((node) => {
    const pathItem = pathItemOf(node)
    return pathItem ? [operationView(node, pathItem, { expand: expandSchema, resolve })] : []
  })
  return {
    root: document?.value ?? {},
    hostIsReplaced,
    nodes,
    nodesOfKind,
    nodesWith: (member) => byMember.get(member) ?? [],
    definitions: (document?.children ?? []).filter(
      ({ kind, raw }) => kind === 'schema' && isObject(raw),
    ),
    nodeAt,
    resolve,
    expand,
    operations,
    operationsById: new Map(operations.flatMap((it) => (it.id === undefined ? [] : [[it.id, it]]))),
    inputs: new Set(operations.flatMap(({ body }) => body.map(({ node }) => node))),
  }
}
