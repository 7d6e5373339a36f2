import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, objectOf, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses } from '../../model/dynamic-uses.js'
import { defineRule, type Rule } from '../../rule.js'
import { newForms, referencesOfOldFormAlone, oldFormAlone } from '../../selectors/dynamic-uses.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const rulesOnOldForm = (old: keyof typeof newForms, name: string): Rule<DefinitionView>[] => [
  defineRule({
    id: `${name}RequiredForAmbiguousReferences`,
    profile: 'certify',
    severity: 'error',
    description: `A reference that can mean several inputs is written as ${newForms[old]} too.`,
    evidence: VALIDATOR,
    nodes: referencesOfOldFormAlone(old),
    check: ({ reference, found }) =>
      found.length > 1 &&
      `${shown(reference)} can mean several inputs; add ${newForms[old]}, which tells them apart.`,
  }),
  defineRule({
    id: `${name}RequiredForNonParameterReferences`,
    profile: 'certify',
    severity: 'error',
    description: `A reference to a property of the body is written as ${newForms[old]} too.`,
    evidence: VALIDATOR,
    nodes: referencesOfOldFormAlone(old),
    check: ({ reference, found }) =>
      found.length === 1 &&
      found[0]?.inBody === true &&
      `${shown(reference)} is a property of the body; add ${newForms[old]}, which can refer to it.`,
  }),
]

/** The rules on the two forms of dynamic extensions, and on trees. */
export const dynamicFormRules: readonly Rule<DefinitionView>[] = [
  ...rulesOnOldForm('dynamicValues', 'DynamicListExtension'),
  ...rulesOnOldForm('dynamicSchema', 'DynamicPropertiesExtension'),
  defineRule({
    id: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    profile: 'certify',
    severity: 'warning',
    description:
      'A dynamic schema whose path ends with properties is written as x-ms-dynamic-properties too.',
    evidence: VALIDATOR,
    nodes: oldFormAlone('dynamicSchema'),
    check: ({ node, pointer }) => {
      const path = stringOf(node.value['value-path'])
      if (path === undefined || !/(^|\/)properties$/.test(path)) return false
      return {
        pointer: child(pointer, 'value-path'),
        message: `value-path ${shown(path)} leads to properties; add x-ms-dynamic-properties with the schema’s own path.`,
      }
    },
  }),
  defineRule({
    id: 'DynamicPropertiesItemValuePathMismatch',
    profile: 'certify',
    severity: 'error',
    description:
      'x-ms-dynamic-properties has the path of x-ms-dynamic-schema, without a last properties.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('dynamicProperties'),
    check: ({ value, parent, pointer }) => {
      const old = objectOf(parent?.value['x-ms-dynamic-schema'])
      if (!has(parent?.value, 'x-ms-dynamic-schema')) return false
      const expected = (stringOf(old['value-path']) ?? '').replace(/\/?properties$/, '')
      const actual = stringOf(value.itemValuePath) ?? ''
      return (
        actual !== expected && {
          pointer: child(pointer, 'itemValuePath'),
          message: `itemValuePath is ${shown(actual)}, x-ms-dynamic-schema says ${shown(expected)}; make them one.`,
        }
      )
    },
  }),
  defineRule({
    id: 'DynamicTreeExtensionMissing',
    profile: 'certify',
    severity: 'error',
    description: 'File pickers have x-ms-dynamic-tree.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('dynamicValues'),
    check: ({ value, parent }) =>
      value.capability === 'file-picker' &&
      !has(parent?.value, 'x-ms-dynamic-tree') &&
      'The file picker has no x-ms-dynamic-tree; add it.',
  }),
  defineRule({
    id: 'SelectedItemValuePathNotAllowedInThisPosition',
    profile: 'certify',
    severity: 'error',
    description: 'selectedItemValuePath is in the browse step of x-ms-dynamic-tree alone.',
    evidence: VALIDATOR,
    nodes: dynamicUses,
    check: ({ node }) =>
      node.kind === 'dynamicTreeStep' && node.key === 'browse'
        ? []
        : membersOf(node.value.parameters)
            .filter(([, raw]) => isObject(raw) && has(raw, 'selectedItemValuePath'))
            .map(([name]) => ({
              pointer: child(node.pointer, 'parameters', name),
              message: `selectedItemValuePath is for browse alone; remove it from ${shown(name)}.`,
            })),
  }),
]
