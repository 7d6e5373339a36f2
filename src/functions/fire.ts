import { app } from '@azure/functions'
import { payloadLimit } from '../events/event.js'
import { newEvent } from '../events/new-event.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { jsonBody } from '../http/json-body.js'
import { Problem } from '../http/problem.js'
import { services, type Services } from '../services.js'
import { statusUrl } from '../http/status-url.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'config' | 'events' | 'now' | 'queues'>

/** Accepts an event: checked, stored and queued when the 202 is sent, in a time that does not grow with its subscribers. */
export const fire = ({ authorize, catalogue, config, events, now, queues }: Parts) =>
  endpoint(async (request, log) => {
    const { scope } = await authorize.publisher(request)
    const eventType = eventTypeOf(catalogue, request)
    const { value, bytes } = await jsonBody(request, payloadLimit)
    const errors = eventType.faultsOf(value)
    if (errors.length > 0) {
      throw new Problem(
        'payload-invalid',
        errors.map(({ path, message }) => `${path || 'The payload'} ${message}.`).join(' '),
        { errors },
      )
    }

    const event = newEvent({ eventType: eventType.name, scope, firedAt: now(), payload: bytes })
    await events.add(event)
    await queues.fanOut({ scope, eventId: event.id })
    log('event.accepted', { eventId: event.id, scope, bytes: bytes.length })
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
