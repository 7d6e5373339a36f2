import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import type { Services } from '../services.js'
import { presentSubscription } from '../subscriptions/present-subscription.js'

type Parts = Pick<Services, 'authorize' | 'config' | 'now' | 'subscriptions'>

/** A caller's own subscriptions; an operator's whole tenant's. Never a callback URL. */
export const listSubscriptions = ({ authorize, config, now, subscriptions }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const shown = []
    const oid = authorize.isOperator(caller) ? undefined : caller.oid
    for await (const subscription of subscriptions.ofTenant(caller.tenantId, oid)) {
      shown.push(presentSubscription(config.circuitPolicy, subscription, now()))
    }
    return { jsonBody: shown }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'subscriptions',
  authLevel: 'anonymous',
  handler: hosted(listSubscriptions),
}

app.http('list-subscriptions', registration)
