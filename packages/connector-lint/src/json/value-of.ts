import type { Node } from 'jsonc-parser'

/** The value of a tree that has faults: what has no value is null, and of two members of a name the last one wins. */
export const valueOf = (node: Node): unknown => {
  const { type, children = [] } = node
  if (type === 'array') return children.map(valueOf)
  if (type !== 'object') return node.value as unknown
  // Made of entries, a member named __proto__ is one like any other, as JSON.parse has it.
  return Object.fromEntries(
    children.flatMap(({ children: [key, value] = [] }): [string, unknown][] =>
      key === undefined ? [] : [[String(key.value), value ? valueOf(value) : null]],
    ),
  )
}
