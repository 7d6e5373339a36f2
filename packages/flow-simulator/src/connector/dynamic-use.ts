import { isObject, objectOf, stringOf, textOf, type JsonObject } from '../json/json-value.js'

/** What a parameter of a dynamic call is given: a constant, what the maker chose elsewhere, or the item that is opened. */
export type DynamicArgument =
  { readonly value: unknown } | { readonly field: string } | { readonly selected: string }

/** One call that an extension asks for, in either of its spellings. */
export interface DynamicCall {
  readonly operationId: string
  readonly arguments: Readonly<Record<string, DynamicArgument>>
  /** Where in the answer the items are. */
  readonly itemsPath: string
  readonly valuePath: string
  readonly titlePath: string
  /** An expression that is true of an item with items below it, as `(IsFolder eq true)`. */
  readonly isParent?: string
}

/** How a field's choices, or a form, are asked for at design time. */
export type DynamicUse =
  | { readonly kind: 'list'; readonly call: DynamicCall }
  | { readonly kind: 'schema'; readonly call: DynamicCall }
  | { readonly kind: 'tree'; readonly call: DynamicCall; readonly browse: DynamicCall }

const argumentOf = (value: unknown): DynamicArgument => {
  if (!isObject(value)) return { value }
  const field = stringOf(value.parameterReference) ?? stringOf(value.parameter)
  if (field !== undefined) return { field }
  const selected =
    stringOf(value.selectedItemValuePath) ?? stringOf(value['selected-item-value-path'])
  if (selected !== undefined) return { selected }
  return { value: 'value' in value ? value.value : value }
}

const callOf = (node: JsonObject): DynamicCall => {
  const isParent = textOf(node.itemIsParent)
  const valuePath = stringOf(node.itemValuePath) ?? stringOf(node['value-path']) ?? ''
  return {
    operationId: stringOf(node.operationId) ?? '',
    arguments: Object.fromEntries(
      Object.entries(objectOf(node.parameters)).map(([name, value]) => [name, argumentOf(value)]),
    ),
    itemsPath: stringOf(node.itemsPath) ?? stringOf(node['value-collection']) ?? '',
    valuePath,
    titlePath: stringOf(node.itemTitlePath) ?? stringOf(node['value-title']) ?? valuePath,
    ...(isParent !== undefined && { isParent }),
  }
}

const first = (node: JsonObject, ...names: readonly string[]): JsonObject | undefined =>
  names.map((name) => node[name]).find(isObject)

/** What a parameter or schema asks for at design time: the newer spelling of an extension wins, as in the designer (LogicAppsUX). */
export const dynamicUse = (node: JsonObject): DynamicUse | undefined => {
  const tree = first(node, 'x-ms-dynamic-tree')
  if (tree)
    return {
      kind: 'tree',
      call: callOf(objectOf(tree.open)),
      browse: callOf(objectOf(tree.browse)),
    }
  const list = first(node, 'x-ms-dynamic-list', 'x-ms-dynamic-values')
  if (list) return { kind: 'list', call: callOf(list) }
  const schema = first(node, 'x-ms-dynamic-properties', 'x-ms-dynamic-schema')
  return schema && { kind: 'schema', call: callOf(schema) }
}
