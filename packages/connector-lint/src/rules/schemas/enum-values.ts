import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { arrayOf, has, shown, stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

const siblingsOf = (node: SpecNode, { children }: DefinitionView) =>
  children(node).filter(({ kind }) => kind === 'enumValue')

/** The rules on the display names of enums. */
export const enumValueRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'MissingEnumValuesDisplayName',
    severity: 'error',
    about: 'Every entry of x-ms-enum-values has a displayName.',
    check: ({ of }) =>
      judge(
        of('enumValue'),
        ({ value }) => !stringOf(value.displayName) && 'The entry has no displayName; add it.',
      ),
  },
  {
    id: 'InvalidEnumValuesExtensionValue',
    severity: 'error',
    about: 'Values of x-ms-enum-values are in enum.',
    check: ({ of }) =>
      judge(
        of('enumValue'),
        ({ value, parent }) =>
          has(value, 'value') &&
          !arrayOf(parent?.value.enum).includes(value.value) &&
          `The value ${shown(value.value)} is not in enum; add it there or remove the entry.`,
      ),
  },
  {
    id: 'DuplicateEnumValuesInExtension',
    severity: 'error',
    about: 'x-ms-enum-values names each value once.',
    check: (view) =>
      judge(view.of('schema', 'parameter', 'items'), (node) => {
        return judge(
          repeated(siblingsOf(node, view), ({ value }) => JSON.stringify(value.value)),
          ({ value }) => `The value ${shown(value.value)} has a display name already; remove one.`,
        )
      }),
  },
]
