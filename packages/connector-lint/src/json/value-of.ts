import type { Node } from 'jsonc-parser'

/** The value of a tree that has faults: what has no value is null, and of two members of a name the last one wins. */
export const valueOf = (node: Node): unknown => {
  const { type, children = [] } = node
  if (type === 'array') return children.map(valueOf)
  if (type !== 'object') return node.value as unknown
  const object: Record<string, unknown> = {}
  for (const { children: [key, value] = [] } of children) {
    if (key === undefined) continue
    // A member named __proto__ is a member like any other, as JSON.parse has it.
    Object.defineProperty(object, String(key.value), {
      value: value ? valueOf(value) : null,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return object
}
