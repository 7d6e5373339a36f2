import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchOperations } from '../api-description/search-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { seenEvent } from '../http/seen-event.js'
import { presentEvent } from '../operations/search/search-events.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'deliveries' | 'events'>

/** An event with its account and its payload, byte for byte as it was fired. */
export const showEvent = (parts: Parts) =>
  endpoint(async (request, log) => {
    const observer = await parts.authorize.observer(request)
    const { event, tally } = await seenEvent(parts, observer, request.params.eventId ?? '')
    const { payload } = event
    log('event.shown', { eventId: event.id, tenantId: observer.scope })
    const shown = { ...presentEvent({ event, tally }), bytes: payload.length }
    const text = new TextDecoder().decode(payload)
    return {
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify(shown).slice(0, -1)},"payload":${text}}`,
    }
  }, queryOf(searchOperations['GET /events/{eventId}']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'events/{eventId}',
  authLevel: 'anonymous',
  handler: hosted(showEvent),
}

app.http('show-event', registration)
