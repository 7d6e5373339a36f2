import type { DefinitionView } from './definition-view.js'
import { stringsOf } from './json-value.js'
import type { SpecNode } from './spec-nodes.js'

/** The definitions that a value of this one cannot do without. */
const requiredBy = (start: SpecNode, { children, resolve }: DefinitionView): Set<SpecNode> => {
  const found = new Set<SpecNode>()
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const target = resolve(node)
    if (target !== undefined && target !== node) found.add(target)
    const names = stringsOf(node.value.required)
    waiting.push(
      ...children(node).filter(
        ({ member, key }) => member === 'allOf' || (member === 'properties' && names.includes(key)),
      ),
    )
  }
  return found
}

/** The definitions that require themselves, directly or through others. */
export const repeatedlyRequired = (view: DefinitionView): SpecNode[] => {
  const definitions = view.of('schema').filter(({ parent }) => parent?.kind === 'document')
  const edges = new Map(definitions.map((node) => [node, requiredBy(node, view)]))
  // What requires nothing that is left is in no loop: taking it away leaves the loops and what leads
  // to them; taking away what nothing left requires leaves the loops.
  for (let before = -1; before !== edges.size;) {
    before = edges.size
    const targets = new Set([...edges.values()].flatMap((set) => [...set]))
    for (const [node, required] of edges) {
      const leads = [...required].some((target) => edges.has(target))
      if (!leads || !targets.has(node)) edges.delete(node)
    }
  }
  return [...edges.keys()]
}
