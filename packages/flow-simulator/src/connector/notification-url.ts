import { followReference } from '../json/follow-reference.js'
import { below } from '../json/json-pointer.js'
import { isTrue, objectOf, type JsonObject } from '../json/json-value.js'
import type { Parameter } from './connector.js'

const deepest = 6

const search = (
  definition: JsonObject,
  at: { node: JsonObject; pointer: string },
  depth: number,
): readonly string[] | undefined => {
  const { node, pointer } = followReference(definition, at)
  if (isTrue(node['x-ms-notification-url'])) return []
  if (depth === deepest) return undefined
  for (const [name, property] of Object.entries(objectOf(node.properties))) {
    const next = { node: objectOf(property), pointer: below(pointer, 'properties', name) }
    const found = search(definition, next, depth + 1)
    if (found) return [name, ...found]
  }
  return undefined
}

/** Where in an operation's body the callback URL goes: the names that lead to the property marked x-ms-notification-url. */
export const findNotificationUrl = (
  definition: JsonObject,
  parameters: readonly Parameter[],
): readonly string[] | undefined => {
  const body = parameters.find(({ in: place }) => place === 'body')
  if (!body) return undefined
  const schema = { node: objectOf(body.node.schema), pointer: below(body.pointer, 'schema') }
  return search(definition, schema, 0)
}
