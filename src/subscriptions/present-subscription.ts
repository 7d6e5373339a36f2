import { callbackHost } from '../callbacks/callback-url.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { presentStatus } from '../callbacks/present-status.js'
import type { Subscription } from './subscription.js'

/** A subscription as it is shown. Never its callback URL: the host says enough. */
export const presentSubscription = (
  policy: Pick<CircuitPolicy, 'failures'>,
  { id, eventType, oid, createdAt, lastStartedAt, callbackUrl, ...rest }: Subscription,
  now: Date,
) => ({
  id,
  eventType,
  oid,
  createdAt: createdAt.toISOString(),
  lastStartedAt: lastStartedAt?.toISOString() ?? null,
  callbackHost: callbackHost(callbackUrl),
  ...presentStatus(policy, rest.health, now),
  filters: rest.filters,
  ...rest.context,
})
