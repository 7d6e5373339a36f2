import { has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { groupsOf } from '../../selectors/groups.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const tagsByName = groupsOf(nodesOfKind('tag'), ({ value }) => stringOf(value.name))

/** The rules on the document's version and tags. */
export const documentRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'SpecificationVersionIncorrect',
    profile: 'import',
    severity: 'error',
    description: 'swagger is "2.0"; OpenAPI 3 is not supported.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('document'),
    check: ({ value }) =>
      has(value, 'swagger') &&
      value.swagger !== '2.0' && {
        pointer: '/swagger',
        message: `swagger is ${shown(value.swagger)}; write the string "2.0".`,
      },
  }),
  defineRule({
    id: 'TagRedefined',
    profile: 'certify',
    severity: 'error',
    description: 'Every tag is defined once.',
    evidence: VALIDATOR,
    nodes: tagsByName,
    check: ({ members: [, ...others] }) =>
      reportEach(
        others,
        ({ value }) => `The tag ${shown(value.name)} is defined already; remove this one.`,
      ),
  }),
]
