import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchOperations } from '../api-description/search-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventSearchOf } from '../http/event-search-of.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { readLimit } from '../operations/search-filters.js'
import { keyPositions, presentEvent } from '../operations/search/search-events.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'now' | 'search'>

const [usualLimit, mostLimit] = [50, 200]

/** Events and their accounts, the newest first: a publisher's own; for an operator those for all tenants too, with the tenant's share. */
export const searchEvents = ({ authorize, catalogue, now, search }: Parts) =>
  endpoint(async (request) => {
    const { query } = request
    const observer = await authorize.observer(request)
    const wanted = eventSearchOf(catalogue, observer, query)
    const limit = readLimit(query.get('limit'), usualLimit, mostLimit)
    const run = readPageCursor(wanted, query.get('cursor') ?? undefined, keyPositions, now())
    const { events, next } = await search.events(wanted, limit, run.position)
    return {
      jsonBody: { events: events.map(presentEvent), ...nextPage(wanted, run, next, keyPositions) },
    }
  }, queryOf(searchOperations['GET /events']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'events',
  authLevel: 'anonymous',
  handler: hosted(searchEvents),
}

app.http('search-events', registration)
