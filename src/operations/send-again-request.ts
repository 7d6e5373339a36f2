import { Problem } from '../problem.js'
import { parseId } from '../storage/ids.js'
import { readSearchFilters } from './search-filters.js'
import type { MissedQuery } from './send-missed.js'

/** What the body of sending again asks for: one event, or all that was missed in a span of time. */
export type SendAgainRequest =
  | { readonly eventId: string }
  | { readonly missed: MissedQuery; readonly dryRun: boolean; readonly cursor?: string }

const known = ['eventId', 'from', 'until', 'dryRun', 'cursor']

/** Reads the body of sending again; a Problem that names what is wrong with it. */
export const readSendAgainRequest = (body: unknown): SendAgainRequest => {
  const fault = (detail: string) => new Problem('query-invalid', detail)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw fault('The body is no JSON object.')
  const given = body as Readonly<Record<string, unknown>>
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw fault(`There is no parameter "${unknown.slice(0, 50)}". There are: ${known.join(', ')}.`)
  const { eventId, dryRun = false, cursor, ...span } = given
  if (eventId !== undefined) {
    if (Object.keys(given).length > 1) throw fault('Send "eventId" alone, or a span of time.')
    if (typeof eventId !== 'string' || !parseId(eventId))
      throw fault('The parameter "eventId" is no event’s id.')
    return { eventId }
  }
  if (typeof dryRun !== 'boolean') throw fault('The parameter "dryRun" is neither true nor false.')
  if (cursor !== undefined && typeof cursor !== 'string')
    throw fault('The parameter "cursor" is no text.')
  const { from, until } = readSearchFilters(span)
  if (!from) throw fault('Say which event, by "eventId"; or since when, by "from".')
  return {
    missed: { from, ...(until ? { until } : {}) },
    dryRun,
    ...(cursor === undefined ? {} : { cursor }),
  }
}
