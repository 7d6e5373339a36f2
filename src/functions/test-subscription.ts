import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { seenSubscription } from '../http/seen-subscription.js'
import { presentAttempt } from '../operations/present-delivery.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'
import { flowLinks } from '../subscriptions/flow-links.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'subscriptions' | 'testDelivery'>

const busySeconds = 10

/** POSTs the sample of its event type to a subscription's callback once, marked as a test; it counts for nothing. */
export const testSubscription = (parts: Parts) =>
  endpoint(async (request, log) => {
    const subscription = await seenSubscription(parts, request)
    const { id, tenantId, eventType } = subscription
    const known = parts.catalogue.find(eventType)
    if (!known)
      throw new Problem('unknown-event-type', `"${eventType}" is not in the catalogue any more.`)
    const payload = new TextEncoder().encode(JSON.stringify(known.sample))
    const tested = await parts.testDelivery(subscription, payload)
    if (!tested) throw new Problem('callback-busy', 'Test it later.', { retryAfter: busySeconds })
    const { attempt, outcome } = tested
    const delivered = outcome.kind === 'delivered'
    log('subscription.tested', { subscriptionId: id, tenantId, delivered, status: attempt.status })
    const reason = outcome.kind === 'delivered' ? null : outcome.reason
    const shown = presentAttempt(attempt, flowLinks(subscription).runUrl)
    return { jsonBody: { delivered, outcome: outcome.kind, reason, attempt: shown } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'subscriptions/{id}/test',
  authLevel: 'anonymous',
  handler: hosted(testSubscription),
}

app.http('test-subscription', registration)
