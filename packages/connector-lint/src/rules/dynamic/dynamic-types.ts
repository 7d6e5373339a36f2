import { isObject, shown, stringOf, textOf, typeName } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { findInputs } from '../../model/operation-inputs.js'
import { isOfType } from '../../model/value-types.js'
import { defineRule, type Rule } from '../../rule.js'
import { handedValues, sourceInputs } from '../../selectors/dynamic-uses.js'
import { VALIDATOR } from '../../sources.js'

const typeOf = (value: unknown) => stringOf(isObject(value) ? value.type : undefined)

/** The rules on the types of the values that dynamic extensions hand to the operations they call. */
export const dynamicTypeRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationParameterStaticTypeMismatch',
    profile: 'certify',
    severity: 'error',
    description: 'Static values are of the type of the input they are for.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: ({ name, value, isStatic, reference, target }) => {
      const [input] = findInputs(target, name)
      if (!input || !isStatic || reference !== undefined || value === undefined) return false
      const { type } = input.node.value
      return (
        !isOfType(value, type) &&
        `${shown(name)} of ${target.label} is of type ${textOf(type)}, the value of type ${typeName(value)}; correct the value.`
      )
    },
  }),
  defineRule({
    id: 'OperationParameterTypeMismatch',
    profile: 'certify',
    severity: 'error',
    description: 'Inputs are handed to inputs of their own type.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: (handed) => {
      const { name, reference, target } = handed
      const type = typeOf(findInputs(target, name)[0]?.node.value)
      const wrong = sourceInputs(handed)
        .map(({ inputs: [input] }) => typeOf(input?.node.value))
        .find((from) => type !== undefined && from !== undefined && from !== type)
      return (
        wrong !== undefined &&
        `${shown(name)} of ${target.label} is of type ${type ?? ''}, ${shown(reference)} of type ${wrong}; make them one.`
      )
    },
  }),
]
