import type { Operation } from '../connector/connector.js'
import { outputSchema } from '../connector/response-schema.js'
import { followReference } from '../json/follow-reference.js'
import { objectOf, type JsonObject } from '../json/json-value.js'
import { splitOn } from './split-on.js'

/** The schema of one run's inputs: that of an item, where splitOn divides them. */
export const itemSchema = (
  definition: JsonObject,
  operation: Operation,
): JsonObject | undefined => {
  const located = outputSchema(definition, operation)
  const split = splitOn(definition, operation)
  if (!located || !split) return located?.node
  const { node } = followReference(definition, located)
  const array =
    split.property === undefined ? node : objectOf(objectOf(node.properties)[split.property])
  return objectOf(followReference(definition, { node: array, pointer: '' }).node.items)
}
