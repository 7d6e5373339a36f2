import { followReference, type Located } from '../json/follow-reference.js'
import { below } from '../json/json-pointer.js'
import { isObject, objectOf, type JsonObject } from '../json/json-value.js'
import type { Operation } from './connector.js'

const schemaOf = (definition: JsonObject, at: Located): Located | undefined => {
  const { node, pointer } = followReference(definition, at)
  return isObject(node.schema)
    ? { node: node.schema, pointer: below(pointer, 'schema') }
    : undefined
}

const successes = (node: JsonObject): string[] =>
  Object.keys(objectOf(node.responses)).filter((status) => /^2\d\d$/.test(status))

/** The schema of an operation's answer, and where it stands: of this status, or else the first success that has one, or `default`. */
export const responseSchema = (
  definition: JsonObject,
  { node, pointer }: Pick<Operation, 'node' | 'pointer'>,
  status?: number,
): Located | undefined => {
  const candidates = [
    ...(status === undefined ? [] : [String(status)]),
    ...successes(node),
    'default',
  ]
  for (const candidate of candidates) {
    const response = objectOf(objectOf(node.responses)[candidate])
    const found = schemaOf(definition, {
      node: response,
      pointer: below(pointer, 'responses', candidate),
    })
    if (found) return found
  }
  return undefined
}

/** The schema of what starts a run: what the callback brings, or what a poll answers. */
export const outputSchema = (definition: JsonObject, operation: Operation): Located | undefined => {
  if (operation.notification) return schemaOf(definition, operation.notification)
  return operation.kind === 'webhook-trigger' ? undefined : responseSchema(definition, operation)
}
