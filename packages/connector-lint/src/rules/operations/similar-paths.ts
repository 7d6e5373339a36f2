import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy } from '../../model/group-by.js'
import { oncePerView } from '../../model/once-for-each.js'
import type { OperationView } from '../../model/operation-view.js'
import { pathRivals } from '../../model/path-rivals.js'
import { pathSignature } from '../../model/path-template.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { groupsOf } from '../../selectors/groups.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

// Far beyond the limit of 256 operations there may be more such pairs than anybody reads.
const MOST_COMPARED = 512

const pathsByName = groupsOf(nodesOfKind('pathItem'), ({ key }) => key.toLowerCase())

const operationsByRoute = groupsOf(
  operations,
  ({ method, path }) => `${method} ${pathSignature(path)}`,
)

/** The later operations of the same method that one request could mean as well, though their paths differ. */
const rivalsIn = oncePerView(({ operations: all }) => {
  const methods = [...groupBy(all, ({ method }) => method)]
  const byMethod = new Map(
    methods.map(([method, group]) => [method, pathRivals(group, ({ path }) => path)]),
  )
  return ({ method, path, pointer }: OperationView) => {
    const signature = pathSignature(path)
    const rivals = byMethod.get(method)?.(path) ?? []
    return new Set(
      rivals.filter((it) => it.pointer > pointer && pathSignature(it.path) !== signature),
    )
  }
})

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
    check: (operation, view) => {
      const rivals = rivalsIn(view)(operation)
      if (rivals.size === 0) return false
      const names = operations(view).flatMap((it) => (rivals.has(it) ? it.label : []))
      return (
        names.join('') !== '' &&
        `The path of ${operation.label} can be taken for that of ${names.join(', ')}; change a fixed segment.`
      )
    },
  }),
]
