import type { Operation } from '../connector/connector.js'
import { outputSchema } from '../connector/response-schema.js'
import { followReference } from '../json/follow-reference.js'
import { arrayOf, isObject, objectOf, type JsonObject } from '../json/json-value.js'

/** How a trigger's outputs become several runs. */
export interface SplitOn {
  readonly expression: string
  /** The property that holds the items; undefined for the body itself. */
  readonly property?: string
}

const isArraySchema = (definition: JsonObject, node: unknown): boolean =>
  followReference(definition, { node: objectOf(node), pointer: '' }).node.type === 'array'

/**
 * "If your trigger's Swagger file describes a payload that is an array, the SplitOn property is automatically added"
 * (https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers); for a batch trigger, also where an object holds
 * one array.
 */
export const splitOn = (definition: JsonObject, operation: Operation): SplitOn | undefined => {
  const located = outputSchema(definition, operation)
  if (!located) return undefined
  const { node } = followReference(definition, located)
  if (node.type === 'array') return { expression: '@triggerBody()' }
  if (!operation.batch) return undefined
  const arrays = Object.entries(objectOf(node.properties)).filter(([, property]) =>
    isArraySchema(definition, property),
  )
  const [only] = arrays
  if (!only || arrays.length > 1) return undefined
  return { expression: `@triggerBody()?['${only[0]}']`, property: only[0] }
}

/** The bodies of the runs that one body starts; one that is not as splitOn wants it starts a single run. */
export const splitBody = (split: SplitOn | undefined, body: unknown): readonly unknown[] => {
  if (!split) return [body]
  const items = split.property === undefined ? body : isObject(body) ? body[split.property] : body
  return Array.isArray(items) ? arrayOf(items) : [body]
}
