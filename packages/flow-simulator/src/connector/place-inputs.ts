import { setAt } from '../json/set-at.js'
import type { Operation } from './connector.js'
import type { Field } from './field.js'
import { typedValue, urlText, valueOf, type Inputs } from './inputs.js'

/** A request to a connector's operation, before anything is known of its host. */
export interface PlacedRequest {
  readonly method: string
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The body is a form. */
  readonly form?: readonly (readonly [string, string])[]
}

/** A value for each field that has one. */
interface Filled {
  readonly field: Field
  readonly value: unknown
}

const encoded = ({ doubleEncoded }: Field, text: string) =>
  doubleEncoded ? encodeURIComponent(encodeURIComponent(text)) : encodeURIComponent(text)

const pairs = (filled: readonly Filled[]): (readonly [string, string])[] =>
  filled.flatMap(({ field, value }) =>
    field.collectionFormat === 'multi' && Array.isArray(value)
      ? value.map((item): readonly [string, string] => [field.name, urlText(item)])
      : [[field.name, urlText(value, field.collectionFormat)] as const],
  )

/** What a dynamic form was filled with, whose fields the definition does not have. */
const extra = (fields: readonly Field[], inputs: Inputs): Filled[] => {
  const form = fields.find(({ in: place, dynamic }) => place === 'body' && dynamic?.kind === 'schema')
  if (!form) return []
  return Object.entries(inputs)
    .filter(([key, value]) => value !== '' && !fields.some((field) => field.key === key))
    .map(([key, value]) => ({ field: { ...form, path: key.split('/') }, value }))
}

/** Puts inputs where the operation wants them, defaults where there are none. */
export const placeInputs = (
  { method, path }: Pick<Operation, 'method' | 'path'>,
  fields: readonly Field[],
  inputs: Inputs,
): PlacedRequest => {
  const filled = fields.flatMap((field): Filled[] => {
    const value = valueOf(field, inputs)
    return value === undefined ? [] : [{ field, value: typedValue(field, value) }]
  })
  const placed = (place: string) => filled.filter(({ field }) => field.in === place)
  const bodies = [...placed('body'), ...extra(fields, inputs)]
  const form = placed('formData')
  return {
    method,
    path: placed('path').reduce(
      (text, { field, value }) =>
        text.replaceAll(`{${field.name}}`, encoded(field, urlText(value, field.collectionFormat))),
      path,
    ),
    query: pairs(placed('query')),
    headers: Object.fromEntries(pairs(placed('header'))),
    ...(bodies.length > 0 && {
      body: bodies.reduce<unknown>(
        (body, { field, value }) => setAt(body, field.path, value),
        undefined,
      ),
    }),
    ...(form.length > 0 && { form: pairs(form) }),
  }
}

/** The required fields without a value, which the designer asks for before it saves. */
export const missingFields = (fields: readonly Field[], inputs: Inputs): Field[] =>
  fields.filter(
    (field) =>
      field.required && !field.isNotificationUrl && valueOf(field, inputs) === undefined &&
      !(field.in === 'body' && field.type === 'object' && field.dynamic),
  )
