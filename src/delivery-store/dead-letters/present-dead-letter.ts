import { timeOf } from '../../events/event-id.js'
import { keyOf, parseId } from '../../storage/ids.js'
import { attemptsMade, trackingId, type Delivery } from '../delivery.js'

/** A delivery as an operator is shown it: nothing of the payload, nothing of the callback URL. */
export const presentDeadLetter = (delivery: Delivery) => {
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
  }
}

/** A dead letter as it is shown. */
export type ShownDeadLetter = ReturnType<typeof presentDeadLetter>
