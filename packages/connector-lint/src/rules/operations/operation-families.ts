import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { families } from '../../selectors/annotations.js'
import { VALIDATOR } from '../../sources.js'

const MAX_ACTIVE = 2

/** The rules on families of operations and their revisions. */
export const operationFamilyRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationFamilyHasDuplicateRevisions',
    profile: 'certify',
    severity: 'error',
    description: 'The operations of a family have different revisions.',
    evidence: VALIDATOR,
    nodes: families,
    check: ({ members }) =>
      reportEach(
        repeated(members, ({ revision }) => revision?.toString()),
        ({ label, revision = 0 }) =>
          `${label} has the revision ${revision} of another operation of its family; give it the next.`,
      ),
  }),
  defineRule({
    id: 'OperationFamilyHasManyActiveOperations',
    profile: 'certify',
    severity: 'error',
    description: 'At most two operations of a family are not deprecated.',
    evidence: VALIDATOR,
    nodes: families,
    check: ({ members }) =>
      reportEach(
        members.filter(({ active }) => active).slice(MAX_ACTIVE),
        ({ label, family = '' }) =>
          `${label} is the third active operation of the family ${family}; deprecate the oldest.`,
      ),
  }),
  defineRule({
    id: 'OperationFamilyHasManyActiveProductionOperations',
    profile: 'certify',
    severity: 'error',
    description: 'At most one operation of a family in Production is not deprecated.',
    evidence: VALIDATOR,
    nodes: families,
    check: ({ members }) =>
      reportEach(
        members
          .filter(({ active, annotation }) => active && annotation.status === 'Production')
          .slice(1),
        ({ label }) =>
          `${label} is not the only active operation of its family in Production; deprecate the earlier.`,
      ),
  }),
  defineRule({
    id: 'OperationFamilyHasManyEmptyRevisions',
    profile: 'certify',
    severity: 'error',
    description: 'At most one operation of a family has no revision.',
    evidence: VALIDATOR,
    nodes: families,
    check: ({ members }) =>
      reportEach(
        members.filter(({ revision }) => revision === undefined).slice(1),
        ({ label }) =>
          `${label} is not the only operation of its family without a revision; number it.`,
      ),
  }),
  defineRule({
    id: 'OperationRevisionEmpty',
    profile: 'certify',
    severity: 'warning',
    description: 'Every operation of a family has a revision.',
    evidence: VALIDATOR,
    nodes: families,
    check: ({ members }) =>
      reportEach(
        members.filter(({ revision }) => revision === undefined),
        ({ label }) => `${label} names a family but no revision; add the revision.`,
      ),
  }),
]
