import type { Response, Schema } from './open-api.js'
import type { ErrorStatus, OperationTexts } from './operation-texts.js'

/** The faults that an operation can answer with, none with a schema: makers would be shown its outputs. */
export const faults = (texts: OperationTexts, ...statuses: readonly ErrorStatus[]) =>
  Object.fromEntries(
    statuses.map((status): [string, Response] => [
      String(status),
      { description: texts.errors[status] },
    ]),
  )

/** The two headers with which the platform is told where and when to ask again. */
export const askAgain = (texts: OperationTexts, location: 'cursorLocation' | 'statusLocation') => ({
  Location: { type: 'string', description: texts.headers[location] },
  'Retry-After': { type: 'integer', description: texts.headers.retryAfter },
})

/** A list of things that are defined elsewhere, or here. */
export const listOf = (items: Schema): Schema => ({ type: 'array', items })

/** A schema of the document's `definitions`. Nothing may stand beside a `$ref`. */
export const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` })
