import { has, isObject, stringsOf } from '../json/json-value.js'
import type { Resolve } from './resolve-reference.js'
import type { SpecNode } from './spec-nodes.js'

/** A schema as an operation sees it: references followed, with its way down from the root. */
export interface ExpandedSchema {
  readonly node: SpecNode
  readonly pointer: string
  readonly path: readonly string[]
  readonly depth: number
  /** It and everything above it is required. */
  readonly required: boolean
  /** The object around it requires it, whether that is given or not. */
  readonly requiredByParent: boolean
  /** It or something above it is internal. */
  readonly internal: boolean
}

/** Everything below a schema, the schema first; recursion ends where a schema would contain itself. */
export type Expand = (schema: SpecNode, isInternal?: boolean) => readonly ExpandedSchema[]

/** The steps into the elements of an array and the values of a map. */
export const ITEMS = '[]'
const VALUES = '{}'

// Bounds the work on definitions that multiply by reference; Microsoft's own limit per operation
// is 16 384 schemas, so nothing below it is cut short.
const MOST_SCHEMAS = 16_385
const DEEPEST = 64

/** The schema itself and the members of its `allOf`, references followed. */
export const partsOf = (start: SpecNode, resolve: Resolve): SpecNode[] => {
  const first = resolve(start)
  if (first !== undefined && !has(first.value, 'allOf')) return [first]
  const parts = new Set<SpecNode>()
  const waiting = [start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = resolve(next)
    if (node === undefined || parts.has(node)) continue
    parts.add(node)
    waiting.push(...node.children.filter((part) => part.member === 'allOf'))
  }
  return [...parts]
}

/** What stands right below a schema. */
interface Below {
  readonly node: SpecNode
  readonly step: string
  /** Whoever gives what is above it has to give it. */
  readonly isRequired: boolean
  /** The object around it requires it. */
  readonly isNamed: boolean
}

/** A schema with its `allOf` followed, whoever refers to it. */
interface Layout {
  readonly isInternal: boolean
  readonly below: readonly Below[]
}

const layoutOf = (schema: SpecNode, resolve: Resolve): Layout => {
  const parts = partsOf(schema, resolve)
  const names = new Set(parts.flatMap((part) => stringsOf(part.value.required)))
  const below = parts
    .flatMap(({ children }) => children)
    .filter(({ kind, member, raw }) => kind === 'schema' && member !== 'allOf' && isObject(raw))
    .map((node): Below => {
      const { member, key } = node
      const isNamed = member === 'properties' && names.has(key)
      if (member === 'properties') return { node, step: key, isRequired: isNamed, isNamed }
      // The items of a required array are as much there as the array is.
      const isItems = member === 'items'
      return { node, step: isItems ? ITEMS : VALUES, isRequired: isItems, isNamed }
    })
  return { isInternal: parts.some(isInternal), below }
}

const isInternal = ({ value }: SpecNode) => value['x-ms-visibility'] === 'internal'

/** What expands the schemas of a definition, each of which is laid out once. */
export const schemaExpander = (resolve: Resolve): Expand => {
  const layouts = new Map<SpecNode, Layout>()
  const layoutAt = (schema: SpecNode): Layout => {
    const known = layouts.get(schema) ?? layoutOf(schema, resolve)
    layouts.set(schema, known)
    return known
  }
  const expansions = new Map<SpecNode, readonly ExpandedSchema[]>()
  return (start, isHidden = false) => {
    const schema = resolve(start)
    if (schema === undefined) return []
    const internal = isHidden || isInternal(start)
    if (internal) return expanded(schema, internal, layoutAt, resolve)
    const known = expansions.get(schema) ?? expanded(schema, internal, layoutAt, resolve)
    expansions.set(schema, known)
    return known
  }
}

const expanded = (
  start: SpecNode,
  internal: boolean,
  layoutAt: (schema: SpecNode) => Layout,
  resolve: Resolve,
): ExpandedSchema[] => {
  const found: ExpandedSchema[] = []
  const above = new Set<SpecNode>()
  const visit = (at: Omit<ExpandedSchema, 'pointer'>) => {
    const { path, depth, required, requiredByParent } = at
    const node = resolve(at.node)
    if (node === undefined || above.has(node) || found.length >= MOST_SCHEMAS) return
    const layout = layoutAt(node)
    const { pointer } = node
    const internal = at.internal || isInternal(at.node) || layout.isInternal
    found.push({ node, pointer, path, depth, required, requiredByParent, internal })
    if (depth >= DEEPEST) return
    above.add(node)
    for (const { node: next, step, isRequired, isNamed } of layout.below) {
      visit({
        node: next,
        path: [...path, step],
        depth: depth + 1,
        required: required && isRequired,
        requiredByParent: isNamed,
        internal,
      })
    }
    above.delete(node)
  }
  visit({ node: start, path: [], depth: 1, required: true, requiredByParent: false, internal })
  return found
}
