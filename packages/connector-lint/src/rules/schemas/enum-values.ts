import { arrayOf, has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

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
      !arrayOf(parent?.value.enum).includes(value.value) &&
      `The value ${shown(value.value)} is not in enum; add it there or remove the entry.`,
  }),
  defineRule({
    id: 'DuplicateEnumValuesInExtension',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-enum-values names each value once.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('schema', 'parameter', 'items'),
    check: (node, { children }) =>
      reportEach(
        repeated(
          children(node).filter(({ kind }) => kind === 'enumValue'),
          ({ value }) => JSON.stringify(value.value),
        ),
        ({ value }) => `The value ${shown(value.value)} has a display name already; remove one.`,
      ),
  }),
]
