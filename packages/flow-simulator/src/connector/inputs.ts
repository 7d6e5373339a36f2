import { arrayOf, asText, parseJson } from '../json/json-value.js'
import type { Field } from './field.js'

/** What a maker filled in, by the keys of the fields. */
export type Inputs = Readonly<Record<string, unknown>>

/** Finds the field that a dynamic extension means: by its key, its name, or its path with the body's name in front. */
export const referredField = (fields: readonly Field[], reference: string): Field | undefined =>
  fields.find(({ key }) => key === reference) ??
  fields.find(({ in: place, name, path }) =>
    [`${place}/${[name, ...path].join('/')}`, [name, ...path].join('/'), `body/${path.join('/')}`]
      .map((it) => it.toLowerCase())
      .includes(reference.toLowerCase()),
  )

/** What a field is given: what was filled in, or else its default. */
export const valueOf = (field: Field, inputs: Inputs): unknown => {
  const value = inputs[field.key]
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0)
  return value === undefined || isEmpty ? field.default : value
}

const numeric = (text: string): unknown => {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text : number
}

/** A text of a form as a value of this type; what does not fit stays as it is, for the service to refuse. */
const typedText = (type: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value
  if (type === 'integer' || type === 'number') return numeric(value)
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return type === 'object' || type === 'array' ? (parseJson(value) ?? value) : value
}

/** What a form was filled with as what its field declares: of a list each item, and one that is typed alone is a list too. */
export const typedValue = (
  { type, items }: Pick<Field, 'type' | 'items'>,
  value: unknown,
): unknown => {
  const typed = typedText(type, value)
  if (type !== 'array' || !items) return typed
  if (Array.isArray(typed)) return arrayOf(typed).map((item) => typedText(items.type, item))
  return items.type === 'object' || items.type === 'array' ? typed : [typedText(items.type, value)]
}

/** The keys of inputs that no field has; a body that is described at design time takes whatever is in it. */
export const unknownInputs = (fields: readonly Field[], inputs: Inputs): string[] => {
  const open = fields.some(({ dynamic }) => dynamic?.kind === 'schema')
  return open ? [] : Object.keys(inputs).filter((key) => !fields.some((it) => it.key === key))
}

/** A value as it stands in a URL or a header. */
export const urlText = (value: unknown, collectionFormat = 'csv'): string => {
  const separators: Readonly<Record<string, string>> = { ssv: ' ', tsv: '\t', pipes: '|' }
  return Array.isArray(value)
    ? value.map(asText).join(separators[collectionFormat] ?? ',')
    : asText(value)
}
