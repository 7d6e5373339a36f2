import type { CallContext } from '../calls/caller.js'
import type { Asking } from '../calls/dynamic-call.js'
import { dynamicSchema } from '../calls/dynamic-fields.js'
import { dynamicUse } from '../connector/dynamic-use.js'
import { outputSchema } from '../connector/response-schema.js'
import { followReference } from '../json/follow-reference.js'
import type { JsonObject } from '../json/json-value.js'

/** The schema of an operation's outputs where its service describes it at design time, and all it depends on is chosen. */
export const outputsOf = async (
  context: CallContext,
  asking: Asking,
): Promise<JsonObject | undefined> => {
  const { definition } = context.connector
  const located = outputSchema(definition, asking.operation)
  const use = located && dynamicUse(followReference(definition, located).node)
  if (use?.kind !== 'schema') return undefined
  return dynamicSchema(context, asking, use.call)
}
