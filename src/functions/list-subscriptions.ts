import { app } from '@azure/functions'
import { endpoint } from '../http/endpoint.js'
import { services, type Services } from '../services.js'
import type { Subscription } from '../subscriptions/subscription.js'

type Parts = Pick<Services, 'authorize' | 'subscriptions'>

/** A caller's own subscriptions; an operator's whole tenant's. Never a callback URL: its host says enough. */
export const listSubscriptions = ({ authorize, subscriptions }: Parts) =>
  endpoint(async (request) => {
    const caller = await authorize.subscriber(request)
    const shown = []
    const oid = authorize.isOperator(caller) ? undefined : caller.oid
    for await (const subscription of subscriptions.ofTenant(caller.tenantId, oid)) {
      shown.push(present(subscription))
    }
    return { jsonBody: shown }
  })

const present = ({
  id,
  eventType,
  oid,
  createdAt,
  lastStartedAt,
  callbackUrl,
  filters,
  context,
}: Subscription) => ({
  id,
  eventType,
  oid,
  createdAt: createdAt.toISOString(),
  lastStartedAt: lastStartedAt?.toISOString() ?? null,
  callbackHost: new URL(callbackUrl).host,
  filters,
  ...context,
})

app.http('list-subscriptions', {
  methods: ['GET'],
  route: 'subscriptions',
  authLevel: 'anonymous',
  handler: listSubscriptions(services),
})
