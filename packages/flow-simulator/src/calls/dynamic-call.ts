import type { Operation } from '../connector/connector.js'
import type { DynamicCall } from '../connector/dynamic-use.js'
import type { Field } from '../connector/field.js'
import { inputFields } from '../connector/input-fields.js'
import { referredField, valueOf, type Inputs } from '../connector/inputs.js'
import { parseJson } from '../json/json-value.js'
import { valueAt } from '../json/value-at.js'
import { callOperation, type CallContext } from './caller.js'
import type { Connected } from './gateway.js'

/** What asks: an operation of the connector, over a connection, with what the maker has chosen so far. */
export interface Asking {
  readonly connected: Connected
  readonly operation: Operation
  readonly fields: readonly Field[]
  readonly inputs: Inputs
}

/** What a call is asked with, by what the maker has chosen and the item that is opened; and what he has yet to choose. */
export const argumentsOf = (
  call: DynamicCall,
  fields: readonly Field[],
  inputs: Inputs,
  selected: unknown,
): { readonly values: Inputs; readonly waitsFor: readonly string[] } => {
  const values: Record<string, unknown> = {}
  const waitsFor: string[] = []
  for (const [name, argument] of Object.entries(call.arguments)) {
    if ('value' in argument) values[name] = argument.value
    else if ('selected' in argument) values[name] = valueAt(selected, argument.selected)
    else {
      const field = referredField(fields, argument.field)
      const value = field ? valueOf(field, inputs) : inputs[argument.field]
      if (value === undefined || value === '') waitsFor.push(field?.title ?? argument.field)
      else values[name] = value
    }
  }
  return { values, waitsFor }
}

/** Asks an operation at design time: its answer, parsed; throws what it refuses with. */
export const ask = async (
  context: CallContext,
  connected: Connected,
  call: DynamicCall,
  values: Inputs,
): Promise<unknown> => {
  const operation = context.connector.operation(call.operationId)
  const fields = inputFields(context.connector.definition, operation)
  // Whoever asks names an input as the definition does: `body/near/city` too.
  const inputs = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      referredField(fields, name)?.key ?? name,
      value,
    ]),
  )
  const about = `design time: ${operation.id}`
  const { status, body } = await callOperation(context, connected, operation, inputs, { about })
  if (status >= 200 && status < 300) return parseJson(body)
  throw new Error(`${operation.id} answered ${status}: ${body.slice(0, 300)}`)
}
