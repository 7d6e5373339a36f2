import { Problem } from '../problem.js'
import { parseId } from '../storage/ids.js'
import { orderBody, orderPiece, type OrderPiece } from './order-body.js'
import { readSearchFilters } from './search-filters.js'
import type { MissedQuery } from './send-missed.js'

interface OneEvent {
  readonly eventId: string
}

interface AllMissed extends OrderPiece {
  readonly missed: MissedQuery
}

/** What the body of sending again asks for: one event, or all that was missed in a span of time. */
export type SendAgainRequest = OneEvent | AllMissed

/** Reads the body of sending again; a Problem that names what is wrong with it. */
export const readSendAgainRequest = (body: unknown): SendAgainRequest => {
  const fault = (detail: string) => new Problem('query-invalid', detail)
  const given = orderBody(body, ['eventId', 'from', 'until', 'dryRun', 'cursor'])
  const { eventId } = given
  if (eventId !== undefined) {
    if (Object.keys(given).length > 1) throw fault('Send "eventId" alone, or a span of time.')
    if (typeof eventId !== 'string' || !parseId(eventId))
      throw fault('The parameter "eventId" is no event’s id.')
    return { eventId }
  }
  const piece = orderPiece(given)
  const { from, until } = readSearchFilters({ from: given.from, until: given.until })
  if (!from) throw fault('Say which event, by "eventId"; or since when, by "from".')
  return { missed: { from, ...(until ? { until } : {}) }, ...piece }
}
