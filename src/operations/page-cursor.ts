import { createHash } from 'node:crypto'
import { parseIsoTime } from '../iso-time.js'
import { Problem } from '../problem.js'
import { schemaParser } from '../schema-parser.js'

/** Where a run over many pages stands. */
export interface PageState<Position> {
  /** When the run began. */
  readonly asOf: Date
  /** Absent at its start. */
  readonly position?: Position
}

/** How the positions of a kind of run are written into cursors, and read from them. */
export interface PositionFormat<Position> {
  readonly write: (position: Position) => unknown
  /** Undefined for what is no position. */
  readonly parse: (value: unknown) => Position | undefined
}

interface Written {
  /** The query that the run is of. */
  readonly of: string
  readonly asOf: string
  readonly place?: unknown
}

const parseWritten = schemaParser<Written>({
  type: 'object',
  required: ['of', 'asOf'],
  properties: { of: { type: 'string' }, asOf: { type: 'string' } },
})

/** Where a run stands, and of what query it is one, as opaque text. */
export const writePageCursor = <Position>(
  query: object,
  { asOf, position }: PageState<Position>,
  { write }: PositionFormat<Position>,
): string => {
  const place = position === undefined ? undefined : write(position)
  const written: Written = { of: fingerprint(query), asOf: asOf.toISOString(), place }
  return Buffer.from(JSON.stringify(written)).toString('base64url')
}

/** The `cursor` of an answer that leads to the next page of a run; nothing after the last page. */
export const nextPage = <Position>(
  query: object,
  { asOf }: PageState<Position>,
  position: Position | undefined,
  format: PositionFormat<Position>,
): { readonly cursor?: string } =>
  position === undefined ? {} : { cursor: writePageCursor(query, { asOf, position }, format) }

/** The run that a cursor goes on with; a new one for none. A Problem for a text that is no cursor, or one of another query. */
export const readPageCursor = <Position>(
  query: object,
  text: string | undefined,
  format: PositionFormat<Position>,
  now: Date,
): PageState<Position> => {
  if (text === undefined) return { asOf: now }
  const written = parseWritten(parseJson(text))
  if (written?.of !== fingerprint(query))
    throw new Problem(
      'cursor-invalid',
      'The cursor belongs to another query, or is none: send it with the very query that it was given for.',
    )
  const asOf = parseIsoTime(written.asOf)
  const position = format.parse(written.place)
  if (!asOf || position === undefined)
    throw new Problem('cursor-invalid', 'The cursor is damaged: start anew without one.')
  return { asOf, position }
}

const fingerprint = (query: object) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
