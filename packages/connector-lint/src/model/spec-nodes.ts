import { child } from '../json/json-pointer.js'
import {
  has,
  isArray,
  isObject,
  membersOf,
  memberOf,
  objectOf,
  type JsonObject,
} from '../json/json-value.js'
import { nesting, type NodeKind } from './nesting.js'

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
}

const entriesOf = (value: unknown, many: 'list' | 'map'): [string, unknown][] => {
  if (many === 'map') return isObject(value) ? membersOf(value) : []
  return isArray(value) ? value.map((item, index) => [String(index), item]) : []
}

const childrenOf = (node: SpecNode): SpecNode[] =>
  nesting[node.kind].flatMap(({ key, kind, many }) => {
    if (!has(node.value, key)) return []
    const raw = memberOf(node.value, key)
    const at = child(node.pointer, key)
    const build = (name: string, pointer: string, item: unknown): SpecNode => {
      const listed = many !== undefined
      const value = objectOf(item)
      return { kind, key: name, pointer, raw: item, value, parent: node, member: key, listed }
    }
    if (many === undefined) return [build(key, at, raw)]
    return entriesOf(raw, many)
      .filter(([name]) => kind === 'schema' || kind === 'header' || !name.startsWith('x-'))
      .map(([name, item]) => build(name, child(at, name), item))
  })

/** Every object of a definition, parents before children, in the order of the file's tables. */
export const specNodes = (root: unknown): SpecNode[] => {
  const nodes: SpecNode[] = []
  const document = { key: '', pointer: '', raw: root, value: objectOf(root), member: '' }
  const waiting: SpecNode[] = [{ kind: 'document', ...document, parent: undefined, listed: false }]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes.push(node)
    waiting.push(...childrenOf(node).reverse())
  }
  return nodes
}
