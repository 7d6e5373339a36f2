import { arrayOf, has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { onceForEach } from '../../model/once-for-each.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { nodesOfKind, nodesWith } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

/** The values that a schema, a parameter or items may have. */
const enumOf = onceForEach(({ value }: SpecNode) => new Set(arrayOf(value.enum)))

/** The rules on the display names of enums. */
export const enumValueRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'MissingEnumValuesDisplayName',
    profile: 'certify',
    severity: 'error',
    description: 'Every entry of x-ms-enum-values has a displayName.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('enumValue'),
    check: ({ value }) => !stringOf(value.displayName) && 'The entry has no displayName; add it.',
  }),
  defineRule({
    id: 'InvalidEnumValuesExtensionValue',
    profile: 'certify',
    severity: 'error',
    description: 'Values of x-ms-enum-values are in enum.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('enumValue'),
    check: ({ value, parent }) =>
      has(value, 'value') &&
      !(parent && enumOf(parent).has(value.value)) &&
      `The value ${shown(value.value)} is not in enum; add it there or remove the entry.`,
  }),
  defineRule({
    id: 'DuplicateEnumValuesInExtension',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-enum-values names each value once.',
    evidence: VALIDATOR,
    nodes: nodesWith('x-ms-enum-values', 'schema', 'parameter', 'items'),
    check: ({ children }) =>
      reportEach(
        repeated(
          children.filter(({ kind }) => kind === 'enumValue'),
          ({ value }) => JSON.stringify(value.value),
        ),
        ({ value }) => `The value ${shown(value.value)} has a display name already; remove one.`,
      ),
  }),
]
