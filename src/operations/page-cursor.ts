import { createHash } from 'node:crypto'
import { Problem } from '../problem.js'

/** Where a run over many pieces stands, and of what question it is one. */
export interface PageState<Place> {
  readonly asOf: Date
  readonly place?: Place
}

/** Where a run stands, as opaque text. */
export const writePageCursor = <Place>(query: object, { asOf, place }: PageState<Place>): string =>
  Buffer.from(JSON.stringify({ of: fingerprint(query), asOf: asOf.toISOString(), place })).toString(
    'base64url',
  )

/** The run that a cursor goes on with; a new one for none. A Problem for a text that is no cursor, or one of another query. */
export const readPageCursor = <Place>(
  query: object,
  text: string | undefined,
  parsePlace: (value: unknown) => Place | undefined,
  now: Date,
): PageState<Place> => {
  if (text === undefined) return { asOf: now }
  const { of, asOf, place } = parse(text)
  if (of !== fingerprint(query))
    throw new Problem(
      'cursor-invalid',
      'The cursor belongs to another query, or is none: send it with the very query that it was given for.',
    )
  const at = parsePlace(place)
  if (typeof asOf !== 'string' || Number.isNaN(Date.parse(asOf)) || at === undefined)
    throw new Problem('cursor-invalid', 'The cursor is damaged: start anew without one.')
  return { asOf: new Date(asOf), place: at }
}

const fingerprint = (query: object) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16)

const parse = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
