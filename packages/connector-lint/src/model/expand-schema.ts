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

/** The steps into the elements of an array and the values of a map. */
export const ITEMS = '[]'
const VALUES = '{}'

// Bounds the work on definitions that multiply by reference; Microsoft's own limit per operation
// is 16 384 schemas, so nothing below it is cut short.
const MOST_SCHEMAS = 16_385
const DEEPEST = 64

/** The schema itself and the members of its `allOf`, references followed. */
export const partsOf = (start: SpecNode, children: Children, resolve: Resolve): SpecNode[] => {
  const first = resolve(start)
  if (first !== undefined && !has(first.value, 'allOf')) return [first]
  const parts = new Set<SpecNode>()
  const waiting = [start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = resolve(next)
    if (node === undefined || parts.has(node)) continue
    parts.add(node)
    waiting.push(...children(node).filter((part) => part.member === 'allOf'))
  }
  return [...parts]
}

/** The nodes right below a node. */
export type Children = (node: SpecNode) => readonly SpecNode[]

const isInternal = (node: SpecNode) => node.value['x-ms-visibility'] === 'internal'

/** Everything below a schema, the schema first; recursion ends where a schema would contain itself. */
export const expandSchema = (
  start: SpecNode,
  children: Children,
  resolve: Resolve,
  { required = true, internal = false } = {},
): ExpandedSchema[] => {
  const found: ExpandedSchema[] = []
  const above = new Set<SpecNode>()
  const visit = (at: Omit<ExpandedSchema, 'pointer'>) => {
    const parts = partsOf(at.node, children, resolve)
    const [node] = parts
    if (node === undefined || above.has(node) || found.length >= MOST_SCHEMAS) return
    const internalHere = at.internal || isInternal(at.node) || parts.some(isInternal)
    found.push({ ...at, node, pointer: node.pointer, internal: internalHere })
    if (at.depth >= DEEPEST) return
    above.add(node)
    const names = new Set(parts.flatMap((part) => stringsOf(part.value.required)))
    for (const part of parts) {
      for (const next of children(part)) {
        const { member } = next
        if (next.kind !== 'schema' || member === 'allOf' || !isObject(next.raw)) continue
        const inProperties = member === 'properties'
        const step = inProperties ? next.key : member === 'items' ? ITEMS : VALUES
        const below = {
          node: next,
          path: [...at.path, step],
          depth: at.depth + 1,
          // The items of a required array are as much there as the array is.
          required: at.required && (inProperties ? names.has(next.key) : step === ITEMS),
          requiredByParent: inProperties && names.has(next.key),
          internal: internalHere,
        }
        visit(below)
      }
    }
    above.delete(node)
  }
  visit({ node: start, path: [], depth: 1, required, requiredByParent: false, internal })
  return found
}
