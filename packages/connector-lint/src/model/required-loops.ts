import type { DefinitionView } from './definition-view.js'
import { groupBy } from './group-by.js'
import { isRequiredProperty } from './required-names.js'
import type { SpecNode } from './spec-nodes.js'

/** The definitions that a value of this one cannot do without. */
const requiredBy = (start: SpecNode, { resolve }: DefinitionView): Set<SpecNode> => {
  const found = new Set<SpecNode>()
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const target = resolve(node)
    if (target !== undefined && target !== node) found.add(target)
    waiting.push(...node.children.filter((it) => it.member === 'allOf' || isRequiredProperty(it)))
  }
  return found
}

/** The definitions that require themselves, directly or through others, and those that require them. */
export const repeatedlyRequired = (view: DefinitionView): SpecNode[] => {
  const { definitions } = view
  const edges = new Map(definitions.map((node) => [node, requiredBy(node, view)]))
  // What requires nothing that is left is in no loop; taking it away may free what requires it, and
  // what remains in the end is in a loop or leads to one.
  const requirers = groupBy(
    [...edges].flatMap(([node, required]) => [...required].map((target) => ({ node, target }))),
    ({ target }) => target,
  )
  const free = definitions.filter((node) => edges.get(node)?.size === 0)
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    edges.delete(node)
    for (const { node: requirer } of requirers.get(node) ?? []) {
      const required = edges.get(requirer)
      if (required?.delete(node) === true && required.size === 0) free.push(requirer)
    }
  }
  return [...edges.keys()]
}
