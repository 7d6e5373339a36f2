import { Problem } from '../problem.js'
import { searchFilters, type SearchFilters } from './search-filters.js'

/** What the body of a bulk replay asks for. */
export interface ReplayRequest {
  readonly filters: SearchFilters
  readonly dryRun: boolean
  readonly cursor?: string
}

/** Reads the body of a bulk replay. One without any criterion has to say `"all": true`: nobody replays everything by mistake. */
export const readReplayRequest = (body: unknown): ReplayRequest => {
  const fault = (detail: string) => new Problem('query-invalid', detail)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw fault('The body is no JSON object.')
  const given = body as Readonly<Record<string, unknown>>
  const known: readonly string[] = [...searchFilters, 'all', 'dryRun', 'cursor']
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw fault(`There is no parameter "${unknown.slice(0, 50)}". There are: ${known.join(', ')}.`)
  const { all = false, dryRun = false, cursor } = given
  if (typeof all !== 'boolean') throw fault('The parameter "all" is neither true nor false.')
  if (typeof dryRun !== 'boolean') throw fault('The parameter "dryRun" is neither true nor false.')
  if (cursor !== undefined && typeof cursor !== 'string')
    throw fault('The parameter "cursor" is no text.')
  const narrowed = searchFilters.some((name) => given[name] !== undefined && given[name] !== '')
  if (!narrowed && !all)
    throw fault(`Say which ones, by ${searchFilters.join(', ')}; or say "all": true to replay all.`)
  return {
    filters: Object.fromEntries(searchFilters.map((name) => [name, given[name]])),
    dryRun,
    ...(cursor === undefined ? {} : { cursor }),
  }
}
