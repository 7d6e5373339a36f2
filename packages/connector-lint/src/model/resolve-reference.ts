import { refPointer } from '../json/json-pointer.js'
import { stringOf } from '../json/json-value.js'
import type { NodeKind } from './nesting.js'
import type { SpecNode } from './spec-nodes.js'

/** The collection of the document that references to objects of a kind point into. */
export const referencePrefix: Partial<Record<NodeKind, string>> = {
  schema: '#/definitions/',
  parameter: '#/parameters/',
  response: '#/responses/',
}

// Microsoft allows no chain at all; the bound keeps long ones from being followed again and again.
const LONGEST_CHAIN = 16

/** Follows the `$ref` of a node to the object itself. */
export type Resolve = (node: SpecNode) => SpecNode | undefined

/** A resolver of references among nodes by their pointers; a dangling or circular reference resolves to nothing. */
export const resolver = (nodeAt: (pointer: string) => SpecNode | undefined): Resolve => {
  const known = new Map<string, SpecNode | undefined>()
  const follow = (ref: string): SpecNode | undefined => {
    if (!known.has(ref)) known.set(ref, nodeAt(refPointer(ref) ?? '-'))
    return known.get(ref)
  }
  return (node) => {
    let current = node
    for (let hops = 0; hops <= LONGEST_CHAIN; hops += 1) {
      const ref = stringOf(current.value.$ref)
      if (ref === undefined || !(current.kind in referencePrefix)) return current
      const target = follow(ref)
      if (target?.kind !== current.kind) return undefined
      current = target
    }
    return undefined
  }
}
