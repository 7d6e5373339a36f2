import { app, type HttpFunctionOptions } from '@azure/functions'
import { goodHealth } from '../callbacks/callback-health.js'
import { forgiven } from '../callbacks/health-history.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'
import { presentSubscription } from '../subscriptions/present-subscription.js'

type Parts = Pick<
  Services,
  'authorize' | 'catalogue' | 'config' | 'news' | 'now' | 'queues' | 'subscriptions'
>

/** Has a callback called again, whatever was held against it; what was parked for it is released. */
export const enableSubscription = (parts: Parts) =>
  endpoint(async (request, log) => {
    const { authorize, news, now, queues, subscriptions } = parts
    const { tenantId, oid } = await authorize.operator(request)
    const subscription = await subscriptions.get(tenantId, request.params.id ?? '')
    const was =
      subscription &&
      (await subscriptions.updateState(subscription, (state) => ({
        change: forgiven(state, now(), { change: 'enabled', by: oid }),
        answer: state.health,
      })))
    if (!subscription || !was)
      throw new Problem('unknown-subscription', 'This tenant has no subscription of this id.')
    const { id } = subscription
    news.callback(subscription, goodHealth, was)
    const since = was.parkedSince?.toISOString()
    if (since) await queues.release({ tenantId, subscriptionId: id, since })
    await queues.wake({ tenantId, subscriptionId: id })
    log('subscription.enabled', { subscriptionId: id, tenantId, was: was.disabledBecause })
    const enabled = { ...subscription, health: goodHealth }
    return { jsonBody: presentSubscription(parts)(enabled) }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'subscriptions/{id}/enable',
  authLevel: 'anonymous',
  handler: hosted(enableSubscription),
}

app.http('enable-subscription', registration)
