import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'
import { deriveSecrets } from '../signing/derive-secrets.js'
import { formatSecret } from '../signing/secret-text.js'

type Parts = Pick<Services, 'authorize' | 'config' | 'now' | 'subscriptions'>

/** The secrets to verify a subscription's deliveries with: for whoever subscribed, and for an operator of the tenant. */
export const listSigningSecrets = ({ authorize, config, now, subscriptions }: Parts) =>
  endpoint(async (request, log) => {
    const caller = await authorize.subscriber(request)
    const { signingSecrets } = config
    if (signingSecrets.length === 0)
      throw new Problem('signing-off', 'Set SIGNING_SECRETS to have deliveries signed.')
    const subscription = await subscriptions.get(caller.tenantId, request.params.id ?? '')
    const isOwn = subscription?.oid === caller.oid
    if (!subscription || !(isOwn || authorize.isOperator(caller)))
      throw new Problem('unknown-subscription', 'No subscription of this id is yours to see.')
    log('signing-secrets.shown', {
      subscriptionId: subscription.id,
      tenantId: caller.tenantId,
      oid: caller.oid,
    })
    return {
      jsonBody: {
        secrets: deriveSecrets(signingSecrets, subscription, now()).map(({ key, until }) => ({
          secret: formatSecret(key),
          until: until?.toISOString() ?? null,
        })),
      },
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'subscriptions/{id}/secrets',
  authLevel: 'anonymous',
  handler: hosted(listSigningSecrets),
}

app.http('list-signing-secrets', registration)
