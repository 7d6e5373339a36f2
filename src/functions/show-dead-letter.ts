import { app } from '@azure/functions'
import { presentDeadLetter } from '../delivery-store/dead-letters/present-dead-letter.js'
import { deliveryOf } from '../http/delivery-of.js'
import { endpoint } from '../http/endpoint.js'
import { services, type Services } from '../services.js'
import { presentStatus } from '../callbacks/present-status.js'

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
    const { scope, eventId, subscriptionId, attempts, state } = delivery
    const event = await events.get(scope, eventId)
    const current = await subscriptions.current(tenantId, subscriptionId)
    log('dead-letter.shown', { eventId, subscriptionId, tenantId })
    const shown = {
      ...presentDeadLetter(delivery),
      state,
      attempts: attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
      subscription: current
        ? {
            id: current.id,
            callbackHost: new URL(current.callbackUrl).host,
            workflowName: current.context.workflowName ?? null,
            ...presentStatus(config.probation, current.standing, now()),
          }
        : null,
    }
    const payload = event ? new TextDecoder().decode(event.payload) : 'null'
    return {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      // Byte for byte, as it was fired: parsed, its numbers would lose precision.
      body: `${JSON.stringify(shown).slice(0, -1)},"payload":${payload}}`,
    }
  })

app.http('show-dead-letter', {
  methods: ['GET'],
  route: 'dead-letters/{id}',
  authLevel: 'anonymous',
  handler: showDeadLetter(services),
})
