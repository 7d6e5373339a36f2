import type { DynamicChoices } from '../../src/calls/dynamic-choices.js'
import { useAnswer, type Answered } from '../use-answer.js'
import type { FieldInputOptions } from './field-input.js'

/** The choices of a field as the service lists them: those below an item of a tree where one is given. */
export const useChoices = (
  { operation, field, inputs, version }: FieldInputOptions,
  parent?: unknown,
): Answered<DynamicChoices> => {
  // What this field has itself does not change its choices.
  const { [field.key]: _, ...others } = inputs
  return useAnswer('choices', {
    ...{ operation, key: field.key, inputs: others, version },
    ...(parent !== undefined && { parent }),
  })
}
