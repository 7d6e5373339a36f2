import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  has,
  isArray,
  isObject,
  shown,
  stringOf,
  textOf,
  typeName,
} from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { isOfType, knownFormats } from '../../model/value-types.js'

const typed = ({ of }: DefinitionView) => of('schema', 'parameter', 'items', 'header')

const enumOf = (node: SpecNode | undefined) => arrayOf(node?.value.enum)

const LISTS = ['required', 'consumes', 'produces', 'schemes', 'tags']

/** The indexes of elements that an earlier element equals. */
const repeats = (list: readonly unknown[]): number[] => {
  const seen = new Set<string>()
  return list.flatMap((item, index) => {
    const text = JSON.stringify(item)
    const again = seen.has(text)
    seen.add(text)
    return again ? [index] : []
  })
}

/** The rules on enums, defaults and formats. */
export const valueRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'EnumMustContainAtLeastOneElement',
    severity: 'error',
    about: 'enum, where there is one, has a value.',
    check: (view) =>
      judge(
        typed(view),
        ({ value, pointer }) =>
          isArray(value.enum) &&
          value.enum.length === 0 && {
            pointer: child(pointer, 'enum'),
            message: 'enum is empty; add its values or remove it.',
          },
      ),
  },
  {
    id: 'InvalidEnumValue',
    severity: 'error',
    about: 'Values of an enum are of the schema’s type.',
    check: (view) =>
      judge(typed(view), (node) =>
        enumOf(node).flatMap((item, index) =>
          isOfType(item, node.value.type)
            ? []
            : [
                {
                  pointer: child(node.pointer, 'enum', index),
                  message: `The value ${shown(item)} is of type ${typeName(item)}; make it ${textOf(node.value.type)}.`,
                },
              ],
        ),
      ),
  },
  {
    id: 'ArrayDuplicateValue',
    severity: 'error',
    about: 'Lists of names and enums hold each value once.',
    check: (view) =>
      judge([...typed(view), ...view.of('document', 'operation')], ({ value, pointer }) =>
        [...LISTS, 'enum'].flatMap((key) =>
          repeats(arrayOf(value[key]))
            // A list of objects, such as the document's tags, has rules of its own.
            .filter((index) => !isObject(arrayOf(value[key])[index]))
            .map((index) => ({
              pointer: child(pointer, key, index),
              message: `${shown(arrayOf(value[key])[index])} is in ${key} already; remove it.`,
            })),
        ),
      ),
  },
  {
    id: 'DefaultValueMustMatchType',
    severity: 'error',
    about: 'Defaults are of the schema’s type.',
    check: (view) =>
      judge(
        typed(view),
        ({ value, pointer }) =>
          has(value, 'default') &&
          !isOfType(value.default, value.type) && {
            pointer: child(pointer, 'default'),
            message: `default is of type ${typeName(value.default)}; make it ${textOf(value.type)}.`,
          },
      ),
  },
  {
    id: 'DefaultValueNotInEnum',
    severity: 'error',
    about: 'A default is one of the enum’s values.',
    own: true,
    check: (view) =>
      judge(
        typed(view),
        (node) =>
          has(node.value, 'default') &&
          enumOf(node).length > 0 &&
          !enumOf(node).includes(node.value.default) && {
            pointer: child(node.pointer, 'default'),
            message: `default ${shown(node.value.default)} is not in enum; use one of its values.`,
          },
      ),
  },
  {
    id: 'UnrecognizedTypeFormat',
    severity: 'warning',
    about: 'Formats are known ones of the type.',
    check: (view) =>
      judge(typed(view), ({ value, pointer }) => {
        const format = stringOf(value.format)
        const formats = knownFormats[stringOf(value.type) ?? '']
        if (format === undefined || formats === undefined || formats.includes(format)) return false
        const message = `The format ${shown(format)} of a ${textOf(value.type)} is unknown; remove or correct it.`
        return { pointer: child(pointer, 'format'), message }
      }),
  },
]
