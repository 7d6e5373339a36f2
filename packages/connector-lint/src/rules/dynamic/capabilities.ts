import { child } from '../../json/json-pointer.js'
import { shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind, nodesWith } from '../../selectors/nodes.js'
import { TEST_CONNECTION, VALIDATOR } from '../../sources.js'

/** The rules on paging, on the operation that tests a connection, and on values for tests. */
export const capabilityRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'InvalidNextLinkNameValue',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-pageable names nextLink or @odata.nextLink.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('pageable'),
    check: ({ value, pointer }) => {
      const name = stringOf(value.nextLinkName)
      if (name === undefined || name === 'nextLink' || name === '@odata.nextLink') return false
      const message = `nextLinkName is ${shown(name)}; use nextLink or @odata.nextLink.`
      return { pointer: child(pointer, 'nextLinkName'), message }
    },
  }),
  defineRule({
    id: 'TestConnectionNotGet',
    profile: 'certify',
    severity: 'warning',
    description: 'The operation that tests a connection is a GET.',
    evidence: TEST_CONNECTION,
    nodes: nodesOfKind('testConnection'),
    check: ({ value, pointer }, { operationsById }) => {
      const target = operationsById.get(stringOf(value.operationId) ?? '')
      return (
        target !== undefined &&
        target.method !== 'get' && {
          pointer: child(pointer, 'operationId'),
          message: `${target.label} is a ${target.method.toUpperCase()} and changes what it tests; use a GET.`,
        }
      )
    },
  }),
  defineRule({
    id: 'TestValueLooksSecret',
    profile: 'recommended',
    severity: 'warning',
    description: 'x-ms-test-value holds no secret.',
    evidence: 'seen in the public repository, where everybody reads what a definition holds',
    nodes: nodesWith('x-ms-test-value', 'parameter', 'schema', 'items'),
    check: (node) =>
      /secret|password|token|api_?key/i.test(stringOf(node.value.name) ?? node.key) && {
        pointer: child(node.pointer, 'x-ms-test-value'),
        message: 'The test value of a secret would be published; remove it.',
      },
  }),
]
