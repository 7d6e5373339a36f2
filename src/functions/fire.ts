import { app } from '@azure/functions'
import { payloadLimit } from '../events/event.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { idempotencyKey } from '../http/idempotency-key.js'
import { jsonBody } from '../http/json-body.js'
import { services, type Services } from '../services.js'
import { statusUrl } from '../http/status-url.js'

type Parts = Pick<Services, 'acceptEvent' | 'authorize' | 'catalogue' | 'config'>

/** Accepts an event: checked, stored and queued when the 202 is sent, in a time that does not grow with its subscribers. */
export const fire = ({ acceptEvent, authorize, catalogue, config }: Parts) =>
  endpoint(async (request, log) => {
    const { scope, ...limit } = await authorize.publisher(request)
    const eventType = eventTypeOf(catalogue, request, limit)
    const key = idempotencyKey(request)
    const payload = await jsonBody(request, payloadLimit)
    const once = key === undefined ? {} : { once: { key: `fire:${key}`, body: payload.bytes } }
    const event = await acceptEvent({ eventType, scope, payload, ...once }, log)
    return {
      status: 202,
      headers: { location: statusUrl(config, event, request), 'retry-after': '1' },
      jsonBody: { eventId: event.id },
    }
  })

app.http('fire', {
  methods: ['POST'],
  route: 'fire/{eventType}',
  authLevel: 'anonymous',
  handler: fire(services),
})
