import {
  arrayOf,
  asText,
  isObject,
  isTrue,
  objectOf,
  stringOf,
  textOf,
  type JsonObject,
} from '../json/json-value.js'
import { dynamicUse } from './dynamic-use.js'
import type { Choice, Field, Visibility } from './field.js'

const visibilities: readonly Visibility[] = ['important', 'advanced', 'internal']

/** The visibility that a node asks for. */
export const visibilityOf = (node: JsonObject): Visibility =>
  visibilities.find((it) => it === node['x-ms-visibility']) ?? 'none'

const choicesOf = (node: JsonObject): readonly Choice[] | undefined => {
  const values = arrayOf(node.enum)
  if (values.length === 0) return undefined
  const shown = arrayOf(node['x-ms-enum-values']).map(objectOf)
  return values.map((value) => ({
    value,
    title: textOf(shown.find((it) => it.value === value)?.displayName) ?? asText(value),
  }))
}

const typeOf = (node: JsonObject): string =>
  stringOf(node.type) ?? (node.properties === undefined ? 'string' : 'object')

/** What the designer calls a node: its x-ms-summary, then its title, then its name. */
export const titleOf = (node: JsonObject, name: string): string =>
  textOf(node['x-ms-summary']) ?? textOf(node.title) ?? name

/** What a field's own node says of it; where it stands is the caller's to say. */
export const describeField = (
  node: JsonObject,
  place: Pick<Field, 'key' | 'in' | 'name' | 'path' | 'pointer' | 'required'>,
): Field => {
  const description = textOf(node.description)
  const format = stringOf(node.format)
  const choices = choicesOf(node)
  const dynamic = dynamicUse(node)
  const items = isObject(node.items) ? node.items : undefined
  const itemChoices = items && choicesOf(items)
  const collectionFormat = stringOf(node.collectionFormat)
  return {
    ...place,
    title: titleOf(node, place.path.at(-1) ?? place.name),
    ...(description !== undefined && { description }),
    visibility: visibilityOf(node),
    type: typeOf(node),
    ...(format !== undefined && { format }),
    ...('default' in node && { default: node.default }),
    ...(choices && { choices }),
    ...(items && {
      items: { type: typeOf(items), ...(itemChoices && { choices: itemChoices }) },
    }),
    ...(dynamic && { dynamic }),
    ...(collectionFormat !== undefined && { collectionFormat }),
    doubleEncoded: node['x-ms-url-encoding'] === 'double',
    isNotificationUrl: isTrue(node['x-ms-notification-url']),
  }
}
