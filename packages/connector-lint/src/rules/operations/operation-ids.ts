import { has, numberOf, objectOf, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { groupsOf } from '../../selectors/groups.js'
import { wholeDocument } from '../../selectors/nodes.js'
import { identifiedOperations, operations } from '../../selectors/operations.js'
import { CODING_STANDARDS, VALIDATOR } from '../../sources.js'

// Microsoft's limit is not published; this one is ours.
const MAX_ID = 128
// Documented for custom connectors (FAQ).
const MAX_OPERATIONS = 256

// An underscore is customary before a version, as in ListOrders_V2, and Microsoft uses it itself.
const sanitized = (id: string): string => {
  const [, name = id, version = ''] = /^(.*?)(_V\d+)?$/su.exec(id) ?? []
  return name.replace(/[^A-Za-z0-9]/g, '') + version
}

const operationsById = groupsOf(identifiedOperations, ({ id }) => id.toLowerCase())

/** The rules on operationIds. */
export const operationIdRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationIdRequired',
    profile: 'import',
    severity: 'error',
    description: 'Every operation has an operationId.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ label, id, node }) =>
      (id === '' || !has(node.value, 'operationId')) &&
      `The operation ${label} has no operationId; give it one in PascalCase.`,
  }),
  defineRule({
    id: 'OperationIdNotUnique',
    profile: 'import',
    severity: 'error',
    description: 'No operationId is used twice.',
    evidence: VALIDATOR,
    nodes: operationsById,
    check: ({ members: [, ...others] }) =>
      reportEach(
        others,
        ({ id }) => `operationId ${id} is used already; rename one of the operations.`,
      ),
  }),
  defineRule({
    id: 'OperationIdSanitized',
    profile: 'certify',
    severity: 'warning',
    description: 'operationIds have letters and digits alone.',
    evidence: VALIDATOR,
    nodes: identifiedOperations,
    check: ({ id }) =>
      sanitized(id) !== id &&
      `operationId ${JSON.stringify(id)} becomes ${JSON.stringify(sanitized(id))}; use letters and digits alone.`,
  }),
  defineRule({
    id: 'OperationIdNotPascalCase',
    profile: 'certify',
    severity: 'warning',
    description: 'operationIds are in PascalCase.',
    evidence: CODING_STANDARDS,
    nodes: identifiedOperations,
    check: ({ id }) =>
      /^[^A-Z]/.test(id) && `operationId ${id} does not begin with a capital; use PascalCase.`,
  }),
  defineRule({
    id: 'OperationIdTooLong',
    profile: 'certify',
    severity: 'warning',
    description: 'operationIds are shorter than 128 characters.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: identifiedOperations,
    check: ({ id }) =>
      id.length >= MAX_ID &&
      `The operationId has ${id.length} characters; keep it below ${MAX_ID}.`,
  }),
  defineRule({
    id: 'OperationIdShouldEndWithRevision',
    profile: 'certify',
    severity: 'warning',
    description: 'From its second revision on, an operation of a family ends with it, as in _V2.',
    evidence: VALIDATOR,
    nodes: identifiedOperations,
    check: ({ id, node }) => {
      const annotation = objectOf(node.value['x-ms-api-annotation'])
      const revision = numberOf(annotation.revision) ?? 1
      if (revision < 2 || stringOf(annotation.family) === undefined) return false
      const suffix = `V${revision}`
      return (
        !id.endsWith(suffix) && `operationId ${id} is revision ${revision}; end it with ${suffix}.`
      )
    },
  }),
  defineRule({
    id: 'TotalOperationsCountExceedsMaxAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'There are at most 256 operations.',
    evidence: VALIDATOR,
    nodes: wholeDocument,
    check: (_, { operations }) =>
      operations.length > MAX_OPERATIONS && {
        pointer: '/paths',
        message: `There are ${operations.length} operations; keep at most ${MAX_OPERATIONS}.`,
      },
  }),
]
