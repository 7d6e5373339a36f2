import type { Choice, Field } from '../connector/field.js'
import { arrayOf, asText, isObject } from '../json/json-value.js'
import { valueAt } from '../json/value-at.js'
import type { CallContext } from './caller.js'
import { argumentsOf, ask, type Asking } from './dynamic-call.js'

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
