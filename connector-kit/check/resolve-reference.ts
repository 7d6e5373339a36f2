import { refPointer } from './json-pointer.js'
import { stringOf } from './json-value.js'
import type { NodeKind } from './nesting.js'
import type { SpecNode } from './spec-nodes.js'

/** The collection of the document that references to objects of a kind point into. */
export const referencePrefix: Partial<Record<NodeKind, string>> = {
  schema: '#/definitions/',
  parameter: '#/parameters/',
  response: '#/responses/',
}

/** Follows the `$ref` of a node to the object itself. */
export type Resolve = (node: SpecNode) => SpecNode | undefined

/** A resolver over the nodes of one definition; a dangling or circular reference resolves to nothing. */
export const resolver = (nodes: readonly SpecNode[]): Resolve => {
  const byPointer = new Map(nodes.map((node) => [node.pointer, node]))
  return (node) => {
    const seen = new Set<SpecNode>()
    let current = node
    for (;;) {
      const ref = stringOf(current.value.$ref)
      if (ref === undefined || !(current.kind in referencePrefix)) return current
      const target = byPointer.get(refPointer(ref) ?? '-')
      if (target?.kind !== current.kind || seen.has(target)) return undefined
      seen.add(target)
      current = target
    }
  }
}
