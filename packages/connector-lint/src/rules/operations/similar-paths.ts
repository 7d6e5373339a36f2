import type { DefinitionView } from '../../model/definition-view.js'
import { overlaps, pathSignature } from '../../model/path-template.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { groupsOf } from '../../selectors/groups.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

// Every path is compared with every other, which far beyond the limit of 256 operations takes too long.
const MOST_COMPARED = 512

const pathsByName = groupsOf(nodesOfKind('pathItem'), ({ key }) => key.toLowerCase())

const operationsByRoute = groupsOf(
  operations,
  ({ method, path }) => `${method} ${pathSignature(path)}`,
)

/** The rules on paths that cannot be told apart. */
export const similarPathRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'PathRedefined',
    profile: 'import',
    severity: 'error',
    description: 'Paths differ by more than their capitals.',
    evidence: VALIDATOR,
    nodes: pathsByName,
    check: ({ members: [, ...others] }) =>
      reportEach(
        others,
        ({ key }) => `The path ${key} is defined already in other capitals; keep one of them.`,
      ),
  }),
  defineRule({
    id: 'DuplicateOperationPath',
    profile: 'import',
    severity: 'error',
    description:
      'No two operations of a method have paths that differ in their variables’ names alone.',
    evidence: VALIDATOR,
    nodes: operationsByRoute,
    check: ({ members }) => {
      const [first, ...others] = members
      const differ = new Set(members.map(({ path }) => path.toLowerCase())).size > 1
      return (
        differ &&
        reportEach(
          others,
          ({ label }) =>
            `The path of ${label} cannot be told from that of ${first?.label ?? ''}; change a fixed segment.`,
        )
      )
    },
  }),
  defineRule({
    id: 'PartialDuplicateOperationPath',
    profile: 'certify',
    severity: 'warning',
    description: 'No value of a path variable makes one operation’s path another’s.',
    evidence: VALIDATOR,
    nodes: (view) => operations(view).slice(0, MOST_COMPARED),
    check: ({ method, path, label, pointer }, view) => {
      const likes = view.operations.filter(
        (other) => other.method === method && other.pointer > pointer && overlaps(path, other.path),
      )
      const names = likes.map((other) => other.label).join(', ')
      return (
        names !== '' &&
        `The path of ${label} can be taken for that of ${names}; change a fixed segment.`
      )
    },
  }),
]
