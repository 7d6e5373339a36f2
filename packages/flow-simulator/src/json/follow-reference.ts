import { objectOf, stringOf, type JsonObject } from './json-value.js'
import { namesIn } from './json-pointer.js'

/** A part of a document, and where it stands. */
export interface Located {
  readonly node: JsonObject
  readonly pointer: string
}

/** What a reference leads to within the document; the node itself when it is none, or leads nowhere or in a circle. */
export const followReference = (document: JsonObject, { node, pointer }: Located): Located => {
  let found = { node, pointer }
  for (const seen = new Set<string>(); ;) {
    const reference = stringOf(found.node.$ref)
    if (reference?.startsWith('#/') !== true || seen.has(reference)) return found
    seen.add(reference)
    const target = reference.slice(1)
    const value = namesIn(target).reduce<unknown>((part, name) => objectOf(part)[name], document)
    found = { node: objectOf(value), pointer: target }
  }
}
