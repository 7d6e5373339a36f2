import { app } from '@azure/functions'
import { endpoint } from '../http/endpoint.js'
import { services, type Services } from '../services.js'
import { presentSubscription } from '../subscriptions/present-subscription.js'

type Parts = Pick<Services, 'authorize' | 'config' | 'now' | 'subscriptions'>

/** A caller's own subscriptions; an operator's whole tenant's. Never a callback URL. */
export const listSubscriptions = ({ authorize, config, now, subscriptions }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const shown = []
    const oid = authorize.isOperator(caller) ? undefined : caller.oid
    for await (const subscription of subscriptions.ofTenant(caller.tenantId, oid)) {
      shown.push(presentSubscription(config.probation, subscription, now()))
    }
    return { jsonBody: shown }
  })

app.http('list-subscriptions', {
  methods: ['GET'],
  route: 'subscriptions',
  authLevel: 'anonymous',
  handler: listSubscriptions(services),
})
