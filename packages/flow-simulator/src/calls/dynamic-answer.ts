import type { DynamicCall } from '../connector/dynamic-use.js'
import type { Choice, Field } from '../connector/field.js'
import { fieldsOfAnswer, inputFields } from '../connector/input-fields.js'
import { referredField, valueOf, type Inputs } from '../connector/inputs.js'
import type { Operation } from '../connector/connector.js'
import {
  arrayOf,
  asText,
  isObject,
  objectOf,
  parseJson,
  type JsonObject,
} from '../json/json-value.js'
import { valueAt } from '../json/value-at.js'
import { callOperation, type CallContext } from './caller.js'
import type { Connected } from './gateway.js'

/** A choice that may have others below it, as in a tree of folders. */
export interface DynamicChoice extends Choice {
  readonly isParent?: boolean
  /** The item as the service gave it, by which those below it are asked for. */
  readonly item: unknown
}

/** The choices of a field; none as long as the maker has not chosen what they depend on. */
export interface DynamicChoices {
  readonly choices: readonly DynamicChoice[]
  readonly waitsFor: readonly string[]
  /** How the answer is not as the definition has it. */
  readonly complaints: readonly string[]
}

const nothing = { choices: [], waitsFor: [], complaints: [] } as const

const argumentsOf = (
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

const ask = async (
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

// Without a path, an answer that is an object holds its items under `value`, as OData does.
const itemsIn = (answer: unknown, itemsPath: string): readonly unknown[] | undefined => {
  const at = valueAt(answer, itemsPath)
  const items = isObject(at) && itemsPath === '' ? at.value : at
  return Array.isArray(items) ? arrayOf(items) : undefined
}

// An expression, as `(IsFolder eq true)` or `true` (seen in certified connectors).
const isParent = (expression: string | undefined, item: unknown): boolean => {
  if (expression === undefined) return false
  const [, name = '', value = ''] = /^\(?\s*([\w/@.]+)\s+eq\s+(.+?)\s*\)?$/i.exec(expression) ?? []
  if (name === '') return expression.trim() === 'true'
  return asText(valueAt(item, name)).toLowerCase() === value.replaceAll("'", '').toLowerCase()
}

/** What asks: an operation of the connector, over a connection, with what the maker has chosen so far. */
export interface Asking {
  readonly connected: Connected
  readonly operation: Operation
  readonly fields: readonly Field[]
  readonly inputs: Inputs
}

/** The choices of a field by a real call: those below an item of a tree where one is given. */
export const dynamicChoices = async (
  context: CallContext,
  { connected, fields, inputs }: Asking,
  { dynamic }: Field,
  parent?: unknown,
): Promise<DynamicChoices> => {
  if (!dynamic || dynamic.kind === 'schema') return nothing
  const call = parent !== undefined && dynamic.kind === 'tree' ? dynamic.browse : dynamic.call
  const { values, waitsFor } = argumentsOf(call, fields, inputs, parent)
  if (waitsFor.length > 0) return { ...nothing, waitsFor }
  const answer = await ask(context, connected, call, values)
  const items = itemsIn(answer, call.itemsPath)
  if (!items)
    return { ...nothing, complaints: [`The answer has no list at \`${call.itemsPath}\`.`] }
  const all = items.map((item) => {
    const value = call.valuePath === '' ? item : valueAt(item, call.valuePath)
    const title = call.titlePath === '' ? item : (valueAt(item, call.titlePath) ?? value)
    return {
      ...{ value, item, title: asText(title) },
      ...(dynamic.kind === 'tree' && { isParent: isParent(call.isParent, item) }),
    }
  })
  const choices = all.filter(({ value }) => value !== undefined)
  const without = all.length - choices.length
  const complaints =
    without === 0
      ? []
      : [
          `${without} of ${all.length} items ${without === 1 ? 'has' : 'have'} nothing at \`${call.valuePath}\`, which is its value.`,
        ]
  return { choices, waitsFor: [], complaints }
}

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
