import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchOperations } from '../api-description/search-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { lineQueryOf } from '../http/line-query-of.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { operatedEvent } from '../http/seen-event.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { presentLine } from '../operations/search/delivery-line.js'
import { keyPositions } from '../operations/search/search-events.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'deliveries' | 'events' | 'now' | 'search'>

const usualLimit = 50

/** One line for each of the tenant's subscriptions to an event's type: its delivery, or why it has got none. */
export const listEventDeliveries = (parts: Parts) =>
  endpoint(async (request) => {
    const { tenantId } = await parts.authorize.operator(request)
    const { limit, cursor, state, subscriptionId } = lineQueryOf(request, usualLimit)
    const event = await operatedEvent(parts, tenantId, request.params.eventId ?? '')
    const query = { tenantId, ...state, ...subscriptionId }
    const question = { ...query, eventId: event.id }
    const run = readPageCursor(question, cursor, keyPositions, parts.now())
    const page = await parts.search.eventDeliveries(event, query, limit, run.position)
    return {
      jsonBody: {
        deliveries: page.lines.map(presentLine),
        ...nextPage(question, run, page.next, keyPositions),
      },
    }
  }, queryOf(searchOperations['GET /events/{eventId}/deliveries']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'events/{eventId}/deliveries',
  authLevel: 'anonymous',
  handler: hosted(listEventDeliveries),
}

app.http('list-event-deliveries', registration)
