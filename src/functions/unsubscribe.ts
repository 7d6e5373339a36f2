import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { refuseEventType } from '../http/auth/event-type-limit.js'
import { endpoint } from '../http/endpoint.js'
import type { Services } from '../services.js'
import { parseId } from '../storage/ids.js'

type Parts = Pick<Services, 'authorize' | 'subscriptions'>

/**
 * Forgets a subscription: 200 whether it was there or not, since the platform repeats its calls. Any user of the tenant who
 * knows the id may: the flow's owner may have changed since it subscribed. Whatever a gateway adds to the query, it is over.
 */
export const unsubscribe = ({ authorize, subscriptions }: Parts) =>
  endpoint(async (request, log) => {
    const caller = await authorize.subscriber(request)
    const subscriptionId = request.params.id ?? ''
    const parts = parseId(subscriptionId)
    if (parts) refuseEventType(caller, parts.eventType)
    const removed = await subscriptions.remove(caller.tenantId, subscriptionId)
    log('subscription.removed', {
      subscriptionId: removed ? subscriptionId : undefined,
      tenantId: caller.tenantId,
      removed,
    })
    return { status: 200 }
  }, 'any')

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['DELETE'],
  route: 'event/remove/{oid}/{id}',
  authLevel: 'anonymous',
  handler: hosted(unsubscribe),
}

app.http('unsubscribe', registration)
