import { app, type HttpFunctionOptions } from '@azure/functions'
import { parseCallbackUrl } from '../callbacks/parse-callback-url.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { jsonBody } from '../http/json-body.js'
import type { Services } from '../services.js'
import { parseFilters } from '../subscriptions/filters.js'
import { workflowContext } from '../subscriptions/workflow-context.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'config' | 'guard' | 'now' | 'subscribe'>

/** Remembers where to send events of one type. The platform calls it when a flow is saved or switched on. */
export const subscribe = ({ authorize, catalogue, config, guard, now, subscribe }: Parts) =>
  endpoint(async (request, log) => {
    const { tenantId, oid, ...limit } = await authorize.subscriber(request)
    const eventType = eventTypeOf(catalogue, request, limit)
    const { value: body } = await jsonBody(request, subscribeLimit)
    const { subscription, superseded } = await subscribe({
      tenantId,
      eventType: eventType.name,
      oid,
      callbackUrl: parseCallbackUrl(body, guard),
      filters: parseFilters(body, eventType),
      createdAt: now(),
      context: workflowContext(request.headers),
    })
    log('subscription.added', { subscriptionId: subscription.id, tenantId, oid, superseded })
    return {
      status: 201,
      // The platform sends DELETE here when the flow is changed, switched off or deleted.
      headers: {
        location: `${config.publicBaseUrl}/event/remove/${encodeURIComponent(oid)}/${subscription.id}`,
      },
    }
  })

const subscribeLimit = 32 * 1024

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'event/{eventType}',
  authLevel: 'anonymous',
  handler: hosted(subscribe),
}

app.http('subscribe', registration)
