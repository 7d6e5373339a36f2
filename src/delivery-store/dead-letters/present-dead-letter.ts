import { timeOf } from '../../events/event-id.js'
import { keyOf, parseId } from '../../storage/ids.js'
import { flowLinks } from '../../subscriptions/flow-links.js'
import type { Subscription } from '../../subscriptions/subscription.js'
import { attemptsMade, trackingId, type Delivery } from '../delivery.js'

/** A delivery as an operator is shown it, with whose flow it is for, where there is anyone: nothing of the payload, nothing of the callback URL. */
export const presentDeadLetter = (delivery: Delivery, subscription: Subscription | undefined) => {
  const { eventId, subscriptionId } = delivery
  const last = delivery.attempts.at(-1)
  return {
    id: trackingId(eventId, subscriptionId),
    eventId,
    eventType: parseId(eventId)?.eventType ?? '',
    firedAt: timeOf(keyOf(eventId)).toISOString(),
    tenantId: delivery.tenantId,
    subscriptionId,
    reason: delivery.reason ?? null,
    attempts: attemptsMade(delivery),
    lastAttemptAt: last?.at.toISOString() ?? null,
    lastStatus: last?.status ?? null,
    lastError: last?.error ?? last?.flowCode ?? null,
    oid: subscription?.oid ?? null,
    flowName: subscription?.context.workflowName ?? null,
    flowUrl: flowLinks(subscription).flowUrl,
  }
}

/** A dead letter as it is shown. */
export type ShownDeadLetter = ReturnType<typeof presentDeadLetter>
