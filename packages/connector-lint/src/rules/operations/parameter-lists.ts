import { canonicalJson } from '../../json/canonical-json.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy, repeated } from '../../model/group-by.js'
import { nameAndPlace } from '../../model/operation-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { operations } from '../../selectors/operations.js'
import { listsOfParameters, type ParameterList } from '../../selectors/parameter-lists.js'
import { VALIDATOR } from '../../sources.js'

/** The groups of parameters of one name and place. */
const alike = (list: ParameterList['list']) =>
  [...groupBy(list, nameAndPlace).values()].filter(({ length }) => length > 1)

const duplicates = ({ list, owner }: ParameterList) =>
  reportEach(
    repeated(
      list.filter(({ name }) => name !== ''),
      nameAndPlace,
    ),
    (it) => `The ${it.in} parameter ${it.name} is in ${owner} already; remove one.`,
  )

const manyBodies = ({ list, owner }: ParameterList) =>
  reportEach(
    list.filter((it) => it.in === 'body').slice(1),
    () => `Another body parameter is in ${owner} already; join them in one schema.`,
  )

/** The rules on what an operation or a path lists as its parameters. */
export const parameterListRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationParametersAreNotUnique',
    profile: 'import',
    severity: 'error',
    description: 'No parameter of an operation is written twice.',
    evidence: VALIDATOR,
    nodes: listsOfParameters('operation'),
    check: ({ list, owner }) =>
      reportEach(
        alike(list).flatMap((group) => repeated(group, ({ node }) => canonicalJson(node.value))),
        ({ name }) => `The parameter ${name} is in ${owner} twice, word for word; remove one.`,
      ),
  }),
  defineRule({
    id: 'OperationParametersContainDuplicateParameter',
    profile: 'import',
    severity: 'error',
    description: 'The parameters of an operation differ in name or location.',
    evidence: VALIDATOR,
    nodes: listsOfParameters('operation'),
    check: duplicates,
  }),
  defineRule({
    id: 'PathParametersContainDuplicateParameter',
    profile: 'import',
    severity: 'error',
    description: 'The parameters of a path differ in name or location.',
    evidence: VALIDATOR,
    nodes: listsOfParameters('pathItem'),
    check: duplicates,
  }),
  defineRule({
    id: 'OperationParametersContainMultipleBodyParameters',
    profile: 'import',
    severity: 'error',
    description: 'An operation has at most one body parameter.',
    evidence: VALIDATOR,
    nodes: listsOfParameters('operation'),
    check: manyBodies,
  }),
  defineRule({
    id: 'PathParametersContainMultipleBodyParameters',
    profile: 'import',
    severity: 'error',
    description: 'A path has at most one body parameter.',
    evidence: VALIDATOR,
    nodes: listsOfParameters('pathItem'),
    check: manyBodies,
  }),
  defineRule({
    id: 'ParameterListContainsFormDataAndBody',
    profile: 'import',
    severity: 'error',
    description: 'No operation has both a body and form data.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ parameters, label }) => {
      const places = new Set(parameters.map((it) => it.in))
      return (
        places.has('body') &&
        places.has('formData') &&
        `${label} has both a body and form data; use one of them.`
      )
    },
  }),
]
