import { has, shown } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses, type DynamicParameter } from '../../model/dynamic-uses.js'
import { findInputs, requiredInputs } from '../../model/operation-inputs.js'
import { defineRule, type Rule } from '../../rule.js'
import { handedValues, sourceInputs } from '../../selectors/dynamic-uses.js'
import type { Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

/** Every parameter of an extension that needs a value; a tree takes some from what is selected in it. */
const parametersWithValue: Selector<DynamicParameter> = (view) =>
  dynamicUses(view).flatMap(({ parameters, node }) =>
    node.kind === 'dynamicTreeStep' ? [] : parameters,
  )

/** The rules on which values dynamic extensions hand to the operations they call, and where these come from. */
export const dynamicParameterRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationParameterNameNotFound',
    profile: 'import',
    severity: 'error',
    description: 'Dynamic parameters name inputs of the operation that is called.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: ({ name, target }) =>
      findInputs(target, name).length === 0 &&
      `${target.label} has no input ${shown(name)}; correct the name.`,
  }),
  defineRule({
    id: 'DynamicReferenceNotFound',
    profile: 'certify',
    severity: 'error',
    description: 'Dynamic parameters take their values from inputs of the operation they stand in.',
    why: 'Without its value the list stays empty.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: (handed) => {
      const lost = sourceInputs(handed).find(({ inputs }) => inputs.length === 0)
      return (
        lost &&
        `${lost.source.label} has no input ${shown(handed.reference)}; correct the reference.`
      )
    },
  }),
  defineRule({
    id: 'OperationParameterNameIsAmbiguous',
    profile: 'certify',
    severity: 'warning',
    description: 'Names in dynamic parameters mean one input.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: ({ name, target }) =>
      findInputs(target, name).length > 1 &&
      `${shown(name)} can mean several inputs of ${target.label}; rename one of them.`,
  }),
  defineRule({
    id: 'OperationMissingRequiredProperty',
    profile: 'import',
    severity: 'error',
    description: 'Every required input of a called operation gets a value.',
    evidence: VALIDATOR,
    nodes: dynamicUses,
    check: ({ target, parameters }) => {
      if (target === undefined) return false
      const inputs = parameters.flatMap(({ name }) => findInputs(target, name))
      const given = new Set(inputs.map(({ node }) => node))
      return requiredInputs(target)
        .filter(({ node }) => !given.has(node))
        .map(({ name }) => ({
          message: `${target.label} requires ${shown(name)}, which gets no value here; add it to parameters.`,
        }))
    },
  }),
  defineRule({
    id: 'OperationParameterRequiredMismatch',
    profile: 'certify',
    severity: 'warning',
    description: 'Required inputs of a called operation do not depend on optional ones.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: (handed) => {
      const { name, reference, target } = handed
      const [input] = findInputs(target, name)
      if (input?.required !== true || has(input.node.value, 'default')) return false
      const optional = sourceInputs(handed).find(({ inputs: [first] }) => first?.required === false)
      return (
        optional &&
        `${target.label} requires ${shown(name)}, but ${shown(reference)} of ${optional.source.label} is optional; require it.`
      )
    },
  }),
  defineRule({
    id: 'SourcePropertyInternal',
    profile: 'certify',
    severity: 'error',
    description: 'Dynamic parameters refer to inputs that makers see.',
    evidence: VALIDATOR,
    nodes: handedValues,
    check: (handed) => {
      const hidden = sourceInputs(handed).find(
        ({ inputs: [input] }) => input?.internal === true && !has(input.node.value, 'default'),
      )
      return (
        hidden &&
        `${shown(handed.reference)} of ${hidden.source.label} is internal, so it has no value; show it or write a static value.`
      )
    },
  }),
  defineRule({
    id: 'OneOfPropertiesRequired',
    profile: 'certify',
    severity: 'error',
    description: 'A dynamic parameter has a value or a reference.',
    evidence: VALIDATOR,
    nodes: parametersWithValue,
    check: ({ name, reference, isStatic }) =>
      reference === undefined &&
      !isStatic &&
      `The parameter ${shown(name)} has neither a value nor a reference; add one.`,
  }),
]
