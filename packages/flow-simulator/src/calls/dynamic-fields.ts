import type { DynamicCall } from '../connector/dynamic-use.js'
import type { Field } from '../connector/field.js'
import { fieldsOfAnswer } from '../connector/input-fields.js'
import { objectOf, type JsonObject } from '../json/json-value.js'
import { valueAt } from '../json/value-at.js'
import type { CallContext } from './caller.js'
import { argumentsOf, ask, type Asking } from './dynamic-call.js'

/** The schema that a service describes at design time; undefined as long as the maker has not chosen what it depends on. */
export const dynamicSchema = async (
  context: CallContext,
  { connected, fields, inputs }: Asking,
  call: DynamicCall,
): Promise<JsonObject | undefined> => {
  const { values, waitsFor } = argumentsOf(call, fields, inputs, undefined)
  if (waitsFor.length > 0) return undefined
  const answer = await ask(context, connected, call, values)
  return objectOf(call.valuePath === '' ? answer : valueAt(answer, call.valuePath))
}

/** An operation's fields, with those in the place of a form that is described at design time. */
export const dynamicFields = async (
  context: CallContext,
  asking: Asking,
): Promise<readonly Field[]> => {
  const resolved = await Promise.all(
    asking.fields.map(async (field) => {
      if (field.dynamic?.kind !== 'schema') return [field]
      const schema = await dynamicSchema(context, asking, field.dynamic.call)
      return schema ? fieldsOfAnswer(schema, field) : [field]
    }),
  )
  return resolved.flat()
}
