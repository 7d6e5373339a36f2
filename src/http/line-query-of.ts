import type { HttpRequest } from '@azure/functions'
import { lineStates, type LineState } from '../operations/search/delivery-line.js'
import { readChoice, readLimit, readSearchFilters } from '../operations/search-filters.js'

const mostLimit = 200

/** Which lines, of which events, and how many. */
export interface LineQuery {
  readonly limit: number
  readonly cursor?: string
  readonly state: { readonly state?: LineState }
  readonly subscriptionId: { readonly subscriptionId?: string }
  readonly span: { readonly from?: Date; readonly until?: Date }
}

/** What a request's query says of lines; a Problem that names what is wrong with it. */
export const lineQueryOf = (
  { query }: Pick<HttpRequest, 'query'>,
  usualLimit: number,
): LineQuery => {
  const [subscription, from, until] = ['subscriptionId', 'from', 'until'].map((name) =>
    query.get(name),
  )
  const { subscriptionId, ...span } = readSearchFilters({
    from,
    until,
    subscriptionId: subscription,
  })
  const state = readChoice('state', query.get('state'), lineStates)
  const cursor = query.get('cursor')
  return {
    limit: readLimit(query.get('limit'), usualLimit, mostLimit),
    ...(cursor === null ? {} : { cursor }),
    state: state === undefined ? {} : { state },
    subscriptionId: subscriptionId === undefined ? {} : { subscriptionId },
    span,
  }
}
