import { titleOf, visibilityOf } from '../connector/describe-field.js'
import { followReference, type Located } from '../json/follow-reference.js'
import { below } from '../json/json-pointer.js'
import { isObject, objectOf, stringOf, textOf, type JsonObject } from '../json/json-value.js'
import type { Locale, Remark, TokenView } from './connector-view.js'
import { reasonText } from './reasons.js'

const deepest = 10

/** What tokens are made with. */
export interface TokenContext {
  /** The document that references lead into. */
  readonly document: JsonObject
  readonly locale: Locale
  /** What there is to say of a place. */
  readonly remarksOn: (pointer: string) => readonly Remark[]
}

interface Parent {
  readonly path: readonly string[]
  readonly inArray: boolean
  /** Where this has been already: a schema may refer to itself. */
  readonly seen: readonly string[]
}

const childrenOf = (context: TokenContext, at: Located, parent: Parent): TokenView[] => {
  const { node, pointer } = followReference(context.document, at)
  const { path, seen } = parent
  if (seen.includes(pointer) || path.length >= deepest) return []
  if (isObject(node.items)) {
    const items = { node: node.items, pointer: below(pointer, 'items') }
    return childrenOf(context, items, { path, inArray: true, seen: [...seen, pointer] })
  }
  return Object.entries(objectOf(node.properties)).map(([name, property]) => {
    const place = { node: objectOf(property), pointer: below(pointer, 'properties', name) }
    return token(context, name, place, { ...parent, seen: [...seen, pointer] })
  })
}

const token = (
  context: TokenContext,
  name: string,
  at: Located,
  { path, inArray, seen }: Parent,
): TokenView => {
  const { node, pointer } = followReference(context.document, at)
  const own = [...path, name]
  const visibility = visibilityOf(node)
  const description = textOf(node.description)
  const format = stringOf(node.format)
  return {
    key: own.join('/'),
    title: titleOf(node, name),
    ...(description !== undefined && { description }),
    type: stringOf(node.type) ?? (isObject(node.properties) ? 'object' : 'any'),
    ...(format !== undefined && { format }),
    visibility,
    ...(visibility === 'internal' && { hidden: reasonText(context.locale, 'internal-output') }),
    inArray,
    children: childrenOf(context, at, { path: own, inArray, seen }),
    remarks: context.remarksOn(pointer),
  }
}

/** The tokens of a schema, nested as it is; of an array, those of its items. */
export const outputTokens = (context: TokenContext, schema: Located): TokenView[] =>
  childrenOf(context, schema, { path: [], inArray: false, seen: [] })
