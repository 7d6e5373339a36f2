import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { seenSubscription } from '../http/seen-subscription.js'
import { presentLine } from '../operations/search/delivery-line.js'
import type { Services } from '../services.js'
import { flowLinks } from '../subscriptions/flow-links.js'
import { presentSubscription } from '../subscriptions/present-subscription.js'

type Parts = Pick<
  Services,
  'authorize' | 'catalogue' | 'config' | 'now' | 'search' | 'subscriptions'
>

const lastCount = 20

/** A subscription: how its callback fares and has fared, what it has not received, and what became of the last events. */
export const showSubscription = (parts: Parts) =>
  endpoint(async (request) => {
    const { search } = parts
    const subscription = await seenSubscription(parts, request)
    const [held, last] = await Promise.all([
      search.held(subscription),
      search.subscriptionDeliveries(subscription, {}, lastCount),
    ])
    return {
      jsonBody: {
        ...presentSubscription(parts)(subscription),
        flowUrl: flowLinks(subscription).flowUrl,
        history: subscription.history ?? [],
        held,
        deliveries: last.lines.map(presentLine),
      },
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'subscriptions/{id}',
  authLevel: 'anonymous',
  handler: hosted(showSubscription),
}

app.http('show-subscription', registration)
