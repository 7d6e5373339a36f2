import { Problem } from '../problem.js'
import { orderBody, orderPiece, orderSwitch, type OrderPiece } from './order-body.js'
import { searchFilters, type SearchFilters } from './search-filters.js'

/** What the body of a bulk replay asks for. */
export interface ReplayRequest extends OrderPiece {
  readonly filters: SearchFilters
}

/** Reads the body of a bulk replay. One without any criterion has to say `"all": true`: nobody replays everything by mistake. */
export const readReplayRequest = (body: unknown): ReplayRequest => {
  const given = orderBody(body, [...searchFilters, 'all', 'dryRun', 'cursor'])
  const all = orderSwitch(given, 'all')
  const piece = orderPiece(given)
  const narrowed = searchFilters.some((name) => given[name] !== undefined && given[name] !== '')
  if (!narrowed && !all)
    throw new Problem(
      'query-invalid',
      `Say which ones, by ${searchFilters.join(', ')}; or say "all": true to replay all.`,
    )
  return {
    filters: Object.fromEntries(searchFilters.map((name) => [name, given[name]])),
    ...piece,
  }
}
