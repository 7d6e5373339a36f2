import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  isArray,
  isObject,
  shown,
  stringOf,
  textOf,
  typeName,
} from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { isOfType, knownFormats } from '../../model/value-types.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { nodesWith, typedNodesWith, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const enumOf = (node: SpecNode) => arrayOf(node.value.enum)

const LISTS = ['required', 'consumes', 'produces', 'schemes', 'tags', 'enum']

/** The lists of names and values, each at its key. */
const lists: Selector<Located & { readonly key: string; readonly list: readonly unknown[] }> = (
  view,
) =>
  LISTS.flatMap((key) =>
    [...typedNodesWith(key)(view), ...nodesWith(key, 'document', 'operation')(view)].map(
      ({ pointer, value }) => ({
        key,
        pointer: child(pointer, key),
        list: arrayOf(value[key]),
      }),
    ),
  )

/** The elements of a list that an earlier element equals. */
const repeats = (list: readonly unknown[]) =>
  repeated(
    list.map((item, index) => ({ item, index })),
    ({ item }) => JSON.stringify(item),
  )

/** The rules on enums, defaults and formats. */
export const valueRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'EnumMustContainAtLeastOneElement',
    profile: 'certify',
    severity: 'error',
    description: 'enum, where there is one, has a value.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('enum'),
    check: ({ value, pointer }) =>
      isArray(value.enum) &&
      value.enum.length === 0 && {
        pointer: child(pointer, 'enum'),
        message: 'enum is empty; add its values or remove it.',
      },
  }),
  defineRule({
    id: 'InvalidEnumValue',
    profile: 'certify',
    severity: 'error',
    description: 'Values of an enum are of the schema’s type.',
    evidence: VALIDATOR,
    nodes: typedNodesWith('enum'),
    check: (node) =>
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
  }),
  defineRule({
    id: 'ArrayDuplicateValue',
    profile: 'certify',
    severity: 'error',
    description: 'Lists of names and enums hold each value once.',
    evidence: VALIDATOR,
    nodes: lists,
    check: ({ list, key, pointer }) =>
      repeats(list)
        // A list of objects, such as the document's tags, has rules of its own.
        .filter(({ item }) => !isObject(item))
        .map(({ item, index }) => ({
          pointer: child(pointer, index),
          message: `${shown(item)} is in ${key} already; remove it.`,
        })),
  }),
  defineRule({
    id: 'UnrecognizedTypeFormat',
    profile: 'certify',
    severity: 'warning',
    description: 'Formats are known ones of the type.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: typedNodesWith('format'),
    check: ({ value, pointer }) => {
      const format = stringOf(value.format)
      const formats = knownFormats[stringOf(value.type) ?? '']
      if (format === undefined || formats === undefined || formats.includes(format)) return false
      const message = `The format ${shown(format)} of a ${textOf(value.type)} is unknown; remove or correct it.`
      return { pointer: child(pointer, 'format'), message }
    },
  }),
]
