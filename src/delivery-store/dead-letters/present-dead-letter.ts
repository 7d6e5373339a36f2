import { timeOf } from '../../events/event-id.js'
import { keyOf, parseId } from '../../storage/ids.js'
import { trackingId, type Delivery } from '../delivery.js'

/** A delivery as an operator is shown it: nothing of the payload, nothing of the callback URL. */
export const presentDeadLetter = ({ eventId, subscriptionId, attempts, ...delivery }: Delivery) => {
  const last = attempts.at(-1)
  return {
    id: trackingId(eventId, subscriptionId),
    eventId,
    eventType: parseId(eventId)?.eventType ?? '',
    firedAt: timeOf(keyOf(eventId)).toISOString(),
    tenantId: delivery.tenantId,
    subscriptionId,
    reason: delivery.reason ?? null,
    attempts: attempts.length,
    lastAttemptAt: last?.at.toISOString() ?? null,
    lastStatus: last?.status ?? null,
    lastError: last?.error ?? last?.flowCode ?? null,
  }
}

/** A dead letter as it is shown. */
export type ShownDeadLetter = ReturnType<typeof presentDeadLetter>
