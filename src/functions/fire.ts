import { app, type HttpFunctionOptions } from '@azure/functions'
import { fireInputs } from '../api-description/publisher-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { readPublishRequest } from '../http/publish/read-publish-request.js'
import { statusUrl } from '../http/status-url.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'acceptEvents' | 'authorize' | 'catalogue' | 'config' | 'passPublisher'>

/** Accepts events: checked, stored and queued when the 202 is sent, in a time that does not grow with their subscribers. */
export const fire = ({ acceptEvents, authorize, catalogue, config, passPublisher }: Parts) =>
  endpoint(
    async (request, log) => {
      const { scope, by, ...limit } = await authorize.publisher(request)
      passPublisher({ scope, ...(by === undefined ? {} : { by }) })
      const eventType = eventTypeOf(catalogue, request, limit)
      const { fired, batch } = await readPublishRequest(request, eventType, by)
      const ids = await acceptEvents({ eventType, scope }, fired, log)
      const events = ids.map((eventId) => ({
        eventId,
        location: statusUrl(config, { id: eventId, scope }, request),
      }))
      const headers = { 'retry-after': '1' }
      if (batch) return { status: 202, headers, jsonBody: { events } }
      const [{ eventId, location } = { location: '' }] = events
      return { status: 202, headers: { ...headers, location }, jsonBody: { eventId } }
    },
    queryOf({ parameters: fireInputs }),
  )

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'fire/{eventType}',
  authLevel: 'anonymous',
  handler: hosted(fire),
}

app.http('fire', registration)
