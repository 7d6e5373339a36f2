import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { callbackHost } from '../callbacks/callback-url.js'
import { presentStatus } from '../callbacks/present-status.js'
import { presentDeadLetter } from '../delivery-store/dead-letters/present-dead-letter.js'
import type { Delivery } from '../delivery-store/delivery.js'
import type { Subscription } from '../subscriptions/subscription.js'

/** A delivery with its last attempts, how many were before them, and how its subscription is now, as an operator is shown it: never its callback URL. */
export const presentDelivery = (
  delivery: Delivery,
  subscription: Subscription | undefined,
  policy: Pick<CircuitPolicy, 'failures'>,
  now: Date,
) => ({
  ...presentDeadLetter(delivery),
  state: delivery.state,
  earlierAttempts: delivery.earlier?.made ?? 0,
  attempts: delivery.attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
  subscription: subscription
    ? {
        id: subscription.id,
        callbackHost: callbackHost(subscription.callbackUrl),
        workflowName: subscription.context.workflowName ?? null,
        ...presentStatus(policy, subscription.health, now),
      }
    : null,
})
