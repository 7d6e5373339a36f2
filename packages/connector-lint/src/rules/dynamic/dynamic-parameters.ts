import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses, type DynamicParameter, type DynamicUse } from '../../model/dynamic-uses.js'
import { has, isObject, shown, stringOf, textOf, typeName } from '../../json/json-value.js'
import { findInputs, requiredInputs } from '../../model/operation-inputs.js'
import type { OperationView } from '../../model/operation-view.js'
import { judge, type Rule, type Verdict } from '../../rule.js'
import { isOfType } from '../../model/value-types.js'

/** A rule on each value handed to a called operation. */
const handed =
  (
    verdict: (parameter: DynamicParameter, use: DynamicUse, target: OperationView) => Verdict,
  ): Rule<DefinitionView>['check'] =>
  (view) =>
    judge(dynamicUses(view), (use) => {
      const { target, parameters } = use
      return target ? judge(parameters, (it) => verdict(it, use, target)) : false
    })

const sourceInputs = ({ reference }: DynamicParameter, { sources }: DynamicUse) =>
  sources.flatMap((source) =>
    reference === undefined ? [] : [{ source, inputs: findInputs(source, reference) }],
  )

const typeOf = (value: unknown) => stringOf(isObject(value) ? value.type : undefined)

/** The rules on the values that dynamic extensions hand to the operations they call. */
export const dynamicParameterRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationParameterNameNotFound',
    severity: 'error',
    about: 'Dynamic parameters name inputs of the called and of the calling operation.',
    check: handed((parameter, use, target) => {
      const { name, reference } = parameter
      if (findInputs(target, name).length === 0) {
        return `${target.label} has no input ${shown(name)}; correct the name.`
      }
      const lost = sourceInputs(parameter, use).find(({ inputs }) => inputs.length === 0)
      return lost && `${lost.source.label} has no input ${shown(reference)}; correct the reference.`
    }),
  },
  {
    id: 'OperationParameterNameIsAmbiguous',
    severity: 'warning',
    about: 'Names in dynamic parameters mean one input.',
    check: handed(
      ({ name }, _, target) =>
        findInputs(target, name).length > 1 &&
        `${shown(name)} can mean several inputs of ${target.label}; rename one of them.`,
    ),
  },
  {
    id: 'OperationMissingRequiredProperty',
    severity: 'error',
    about: 'Every required input of a called operation gets a value.',
    check: (view) =>
      judge(dynamicUses(view), ({ target, parameters, pointer }) =>
        target === undefined
          ? []
          : requiredInputs(target)
              .filter(
                ({ node }) =>
                  !parameters.some(({ name }) =>
                    findInputs(target, name).some((input) => input.node === node),
                  ),
              )
              .map(({ name }) => ({
                pointer,
                message: `${target.label} requires ${shown(name)}, which gets no value here; add it to parameters.`,
              })),
      ),
  },
  {
    id: 'OperationParameterRequiredMismatch',
    severity: 'warning',
    about: 'Required inputs of a called operation do not depend on optional ones.',
    check: handed((parameter, use, target) => {
      const [input] = findInputs(target, parameter.name)
      if (input?.required !== true || has(input.node.value, 'default')) return false
      const optional = sourceInputs(parameter, use).find(
        ({ inputs }) => inputs[0] && !inputs[0].required,
      )
      return (
        optional &&
        `${target.label} requires ${shown(parameter.name)}, but ${shown(parameter.reference)} of ${optional.source.label} is optional; require it.`
      )
    }),
  },
  {
    id: 'OperationParameterStaticTypeMismatch',
    severity: 'error',
    about: 'Static values are of the type of the input they are for.',
    check: handed(({ name, value, isStatic, reference }, _, target) => {
      const [input] = findInputs(target, name)
      if (!input || !isStatic || reference !== undefined || value === undefined) return false
      const { type } = input.node.value
      return (
        !isOfType(value, type) &&
        `${shown(name)} of ${target.label} is of type ${textOf(type)}, the value of type ${typeName(value)}; correct the value.`
      )
    }),
  },
  {
    id: 'OperationParameterTypeMismatch',
    severity: 'error',
    about: 'Inputs are handed to inputs of their own type.',
    check: handed((parameter, use, target) => {
      const type = typeOf(findInputs(target, parameter.name)[0]?.node.value)
      const wrong = sourceInputs(parameter, use)
        .map(({ source, inputs }) => ({ source, from: typeOf(inputs[0]?.node.value) }))
        .find(({ from }) => type !== undefined && from !== undefined && from !== type)
      return (
        wrong &&
        `${shown(parameter.name)} of ${target.label} is of type ${type ?? ''}, ${shown(parameter.reference)} of type ${wrong.from ?? ''}; make them one.`
      )
    }),
  },
  {
    id: 'SourcePropertyInternal',
    severity: 'error',
    about: 'Dynamic parameters refer to inputs that makers see.',
    check: handed((parameter, use) => {
      const hidden = sourceInputs(parameter, use).find(
        ({ inputs: [input] }) => input?.internal === true && !has(input.node.value, 'default'),
      )
      return (
        hidden &&
        `${shown(parameter.reference)} of ${hidden.source.label} is internal, so it has no value; show it or write a static value.`
      )
    }),
  },
  {
    id: 'OneOfPropertiesRequired',
    severity: 'error',
    about: 'A dynamic parameter has a value or a reference.',
    check: (view) =>
      judge(
        dynamicUses(view).flatMap(({ parameters, node }) =>
          node.kind === 'dynamicTreeStep' ? [] : parameters,
        ),
        ({ name, reference, isStatic }) =>
          reference === undefined &&
          !isStatic &&
          `The parameter ${shown(name)} has neither a value nor a reference; add one.`,
      ),
  },
]
