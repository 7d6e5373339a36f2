import { child } from '../json/json-pointer.js'
import { has, isArray, isObject, membersOf, objectOf, type JsonObject } from '../json/json-value.js'
import { nesting, type Nesting, type NodeKind } from './nesting.js'

/** An object of the definition, with what OpenAPI 2.0 takes it for. */
export interface SpecNode {
  readonly kind: NodeKind
  readonly key: string
  readonly pointer: string
  /** What the file holds here, which need not be an object. */
  readonly raw: unknown
  readonly value: JsonObject
  readonly parent: SpecNode | undefined
  /** The member of the parent that holds it, itself or in a list or map. */
  readonly member: string
  readonly listed: boolean
  /** The nodes right below it, in the order of the tables of what holds what. */
  readonly children: readonly SpecNode[]
}

const entriesOf = (value: unknown, many: 'list' | 'map'): [string, unknown][] => {
  if (many === 'map') return isObject(value) ? membersOf(value) : []
  return isArray(value) ? value.map((item, index) => [String(index), item]) : []
}

/** Every object of a definition, parents before children, in the order of the tables. */
export const specNodes = (root: unknown): SpecNode[] => {
  const nodes: SpecNode[] = []
  const add = (
    raw: unknown,
    parent: SpecNode | undefined,
    { key: member, kind, many }: Nesting,
    key = member,
    pointer = parent ? child(parent.pointer, member) : '',
  ): SpecNode => {
    const value = objectOf(raw)
    const children: SpecNode[] = []
    const listed = many !== undefined
    const node = { kind, key, pointer, raw, value, parent, member, listed, children }
    nodes.push(node)
    for (const nested of nesting[kind]) {
      if (!has(value, nested.key)) continue
      const held = value[nested.key]
      if (nested.many === undefined) {
        children.push(add(held, node, nested))
        continue
      }
      const at = child(pointer, nested.key)
      for (const [name, item] of entriesOf(held, nested.many)) {
        if (mayBeNamed(name, nested)) {
          children.push(add(item, node, nested, name, child(at, name)))
        }
      }
    }
    return node
  }
  add(root, undefined, { key: '', kind: 'document' })
  return nodes
}

/** Extensions stand beside paths and the like; a property or header may be called as one. */
const mayBeNamed = (name: string, { kind }: Nesting) =>
  kind === 'schema' || kind === 'header' || !name.startsWith('x-')
