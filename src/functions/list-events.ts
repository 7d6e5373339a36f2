import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'events'>

const newestCount = 50

/** The newest events' payloads, as the publisher sent them. */
export const listEvents = ({ authorize, catalogue, events }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const eventType = eventTypeOf(catalogue, request, caller)
    const newest = await events.newest(caller.tenantId, eventType.name, newestCount)
    const decoder = new TextDecoder()
    return {
      headers: { 'content-type': 'application/json' },
      body: `[${newest.map(({ payload }) => decoder.decode(payload)).join(',')}]`,
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'list/{eventType}',
  authLevel: 'anonymous',
  handler: hosted(listEvents),
}

app.http('list-events', registration)
