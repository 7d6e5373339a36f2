import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { callbackHost } from '../callbacks/callback-url.js'
import { presentStatus } from '../callbacks/present-status.js'
import { presentDeadLetter } from '../delivery-store/dead-letters/present-dead-letter.js'
import type { Attempt, Delivery } from '../delivery-store/delivery.js'
import { flowLinks, type FlowLinks } from '../subscriptions/flow-links.js'
import type { Subscription } from '../subscriptions/subscription.js'

/** A delivery with its last attempts, how many were before them, and how its subscription is now, as an operator is shown it: never its callback URL. */
export const presentDelivery = (
  delivery: Delivery,
  subscription: Subscription | undefined,
  policy: Pick<CircuitPolicy, 'failures'>,
  now: Date,
) => {
  const { runUrl } = flowLinks(subscription)
  return {
    ...presentDeadLetter(delivery, subscription),
    state: delivery.state,
    earlierAttempts: delivery.earlier?.made ?? 0,
    attempts: delivery.attempts.map((attempt) => presentAttempt(attempt, runUrl)),
    subscription: subscription
      ? {
          id: subscription.id,
          callbackHost: callbackHost(subscription.callbackUrl),
          workflowName: subscription.context.workflowName ?? null,
          ...presentStatus(policy, subscription.health, now),
        }
      : null,
  }
}

/** An attempt as it is shown, with a link to the run that it started. */
export const presentAttempt = (attempt: Attempt, runUrl: FlowLinks['runUrl']) => ({
  ...attempt,
  at: attempt.at.toISOString(),
  ...(attempt.runId === undefined ? {} : { runUrl: runUrl(attempt.runId) }),
})
