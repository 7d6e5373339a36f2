import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses, type DynamicUse } from '../../model/dynamic-uses.js'
import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, objectOf, shown, stringOf } from '../../json/json-value.js'
import type { NodeKind } from '../../model/nesting.js'
import { findInputs } from '../../model/operation-inputs.js'
import { judge, type Rule } from '../../rule.js'

/** An old form, and the new one that says what the old one cannot. */
const forms = [
  { old: 'dynamicValues', later: 'x-ms-dynamic-list', name: 'DynamicListExtension' },
  { old: 'dynamicSchema', later: 'x-ms-dynamic-properties', name: 'DynamicPropertiesExtension' },
] as const

const lonely = (view: DefinitionView, kind: NodeKind, later: string): DynamicUse[] =>
  dynamicUses(view).filter(({ node }) => node.kind === kind && !has(node.parent?.value, later))

const inputsMeant = ({ parameters, sources }: DynamicUse) =>
  parameters.flatMap(({ pointer, reference }) =>
    sources.flatMap((source) =>
      reference === undefined ? [] : [{ pointer, reference, found: findInputs(source, reference) }],
    ),
  )

const formRules = forms.flatMap(({ old, later, name }): Rule<DefinitionView>[] => [
  {
    id: `${name}RequiredForAmbiguousReferences`,
    severity: 'error',
    about: `A reference that can mean several inputs is written as ${later} too.`,
    check: (view) =>
      judge(
        lonely(view, old, later).flatMap(inputsMeant),
        ({ reference, found }) =>
          found.length > 1 &&
          `${shown(reference)} can mean several inputs; add ${later}, which tells them apart.`,
      ),
  },
  {
    id: `${name}RequiredForNonParameterReferences`,
    severity: 'error',
    about: `A reference to a property of the body is written as ${later} too.`,
    check: (view) =>
      judge(
        lonely(view, old, later).flatMap(inputsMeant),
        ({ reference, found }) =>
          found.length === 1 &&
          found[0]?.inBody === true &&
          `${shown(reference)} is a property of the body; add ${later}, which can refer to it.`,
      ),
  },
])

/** The rules on the two forms of dynamic extensions, and on trees. */
export const dynamicFormRules: readonly Rule<DefinitionView>[] = [
  ...formRules,
  {
    id: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    severity: 'warning',
    about:
      'A dynamic schema whose path ends with properties is written as x-ms-dynamic-properties too.',
    check: (view) =>
      judge(lonely(view, 'dynamicSchema', 'x-ms-dynamic-properties'), ({ node, pointer }) => {
        const path = stringOf(node.value['value-path'])
        const ends = path !== undefined && /(^|\/)properties$/.test(path)
        return (
          ends && {
            pointer: child(pointer, 'value-path'),
            message: `value-path ${shown(path)} leads to properties; add x-ms-dynamic-properties with the schema’s own path.`,
          }
        )
      }),
  },
  {
    id: 'DynamicPropertiesItemValuePathMismatch',
    severity: 'error',
    about:
      'x-ms-dynamic-properties has the path of x-ms-dynamic-schema, without a last properties.',
    check: ({ of }) =>
      judge(of('dynamicProperties'), ({ value, parent, pointer }) => {
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
      }),
  },
  {
    id: 'DynamicTreeExtensionMissing',
    severity: 'error',
    about: 'File pickers have x-ms-dynamic-tree.',
    check: ({ of }) =>
      judge(
        of('dynamicValues'),
        ({ value, parent }) =>
          value.capability === 'file-picker' &&
          !has(parent?.value, 'x-ms-dynamic-tree') &&
          'The file picker has no x-ms-dynamic-tree; add it.',
      ),
  },
  {
    id: 'SelectedItemValuePathNotAllowedInThisPosition',
    severity: 'error',
    about: 'selectedItemValuePath is in the browse step of x-ms-dynamic-tree alone.',
    check: (view) =>
      judge(dynamicUses(view), ({ node }) =>
        node.kind === 'dynamicTreeStep' && node.key === 'browse'
          ? []
          : membersOf(node.value.parameters)
              .filter(([, raw]) => isObject(raw) && has(raw, 'selectedItemValuePath'))
              .map(([name]) => ({
                pointer: child(node.pointer, 'parameters', name),
                message: `selectedItemValuePath is for browse alone; remove it from ${shown(name)}.`,
              })),
      ),
  },
]
