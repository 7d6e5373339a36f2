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
  /** The body is a form, in parts where it holds a file or the operation takes only that. */
  readonly form?: { readonly isMultipart: boolean; readonly parts: readonly FormPart[] }
}

/** A field of a form. */
export interface FormPart {
  readonly name: string
  readonly value: string
  /** It is sent as a file with this content. */
  readonly isFile: boolean
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
  const form = fields.find(
    ({ in: place, dynamic }) => place === 'body' && dynamic?.kind === 'schema',
  )
  if (!form) return []
  return Object.entries(inputs)
    .filter(([key, value]) => value !== '' && !fields.some((field) => field.key === key))
    .map(([key, value]) => ({ field: { ...form, path: key.split('/') }, value }))
}

/** Puts inputs where the operation wants them, defaults where there are none. */
export const placeInputs = (
  { method, path, consumes }: Pick<Operation, 'method' | 'path' | 'consumes'>,
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
  const parts = form.flatMap(({ field, value }) =>
    pairs([{ field, value }]).map(([name, text]): FormPart => ({
      name,
      value: text,
      isFile: field.type === 'file',
    })),
  )
  const isMultipart = parts.some(({ isFile }) => isFile) || consumes[0] === 'multipart/form-data'
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
    ...(parts.length > 0 && { form: { isMultipart, parts } }),
  }
}

/** The required fields without a value, which the designer asks for before it saves. */
export const missingFields = (fields: readonly Field[], inputs: Inputs): Field[] =>
  fields.filter(
    (field) =>
      field.required &&
      !field.isNotificationUrl &&
      valueOf(field, inputs) === undefined &&
      !(field.in === 'body' && field.type === 'object' && field.dynamic),
  )
