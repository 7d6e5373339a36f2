import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { deliveryOf } from '../http/delivery-of.js'
import { endpoint } from '../http/endpoint.js'
import { presentDelivery } from '../operations/present-delivery.js'
import type { Services } from '../services.js'

type Parts = Pick<
  Services,
  'authorize' | 'config' | 'deadLetters' | 'events' | 'now' | 'subscriptions'
>

/** All that is known of one delivery, the event's payload included: the only place where an operator sees it. */
export const showDeadLetter = (parts: Parts) =>
  endpoint(async (request, log) => {
    const { authorize, config, deadLetters, events, now, subscriptions } = parts
    const { tenantId } = await authorize.operator(request)
    const { delivery } = await deliveryOf(deadLetters, tenantId, request)
    const { scope, eventId, subscriptionId } = delivery
    const event = await events.get(scope, eventId)
    const current = await subscriptions.current(tenantId, subscriptionId)
    log('dead-letter.shown', { eventId, subscriptionId, tenantId })
    const shown = presentDelivery(delivery, current, config.circuitPolicy, now())
    const payload = event ? new TextDecoder().decode(event.payload) : 'null'
    return {
      headers: { 'content-type': 'application/json' },
      // Byte for byte, as it was fired: parsed, its numbers would lose precision.
      body: `${JSON.stringify(shown).slice(0, -1)},"payload":${payload}}`,
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'dead-letters/{id}',
  authLevel: 'anonymous',
  handler: hosted(showDeadLetter),
}

app.http('show-dead-letter', registration)
