import {
  attemptsMade,
  deliveryStates,
  isWaiting,
  trackingId,
  type Delivery,
  type DeliveryState,
} from '../../delivery-store/delivery.js'
import type { EventHead } from '../../events/find-events.js'
import { flowLinks } from '../../subscriptions/flow-links.js'
import type { Subscription } from '../../subscriptions/subscription.js'

/** Where a line stands: as its delivery does, or `notSent`, where there is none. */
export type LineState = DeliveryState | 'notSent'

/** All states that a line may be in. */
export const lineStates: readonly LineState[] = [...deliveryStates, 'notSent']

/** An event and a subscription: its delivery, or why there is none. */
export interface DeliveryLine {
  readonly event: Pick<EventHead, 'eventType' | 'firedAt' | 'id' | 'scope'>
  readonly subscriptionId: string
  readonly delivery?: Delivery
  /** Why there is no delivery. */
  readonly reason?: string
  /** The subscription as it is now, or its successor; absent where there is neither. */
  readonly subscription?: Subscription
}

/** The line of a delivery, and of who has it, where there is anyone. */
export const lineOfDelivery = (
  event: DeliveryLine['event'],
  delivery: Delivery,
  subscription: Subscription | undefined,
): DeliveryLine => ({
  ...{ event, delivery, subscriptionId: delivery.subscriptionId },
  ...(subscription ? { subscription } : {}),
})

/** The state of a line. */
export const stateOf = ({ delivery }: DeliveryLine): LineState => delivery?.state ?? 'notSent'

/** A line as it is shown: nothing of the payload, nothing of the callback URL. */
export const presentLine = (line: DeliveryLine) => {
  const { event, subscriptionId, delivery, reason, subscription } = line
  const { flowUrl, runUrl } = flowLinks(subscription)
  const last = delivery?.attempts.at(-1)
  const runId = delivery?.attempts.findLast((attempt) => attempt.runId !== undefined)?.runId
  const nextAt = delivery && isWaiting(delivery) ? delivery.dueAt : undefined
  return {
    id: delivery ? trackingId(event.id, delivery.subscriptionId) : null,
    eventId: event.id,
    eventType: event.eventType,
    firedAt: event.firedAt.toISOString(),
    subscriptionId,
    state: stateOf(line),
    reason: (delivery ? delivery.reason : reason) ?? null,
    attempts: delivery ? attemptsMade(delivery) : 0,
    lastAttemptAt: last?.at.toISOString() ?? null,
    lastStatus: last?.status ?? null,
    lastError: last?.error ?? last?.flowCode ?? null,
    nextAttemptAt: nextAt?.toISOString() ?? null,
    runId: runId ?? null,
    oid: subscription?.oid ?? null,
    flowName: subscription?.context.workflowName ?? null,
    flowUrl,
    runUrl: runUrl(runId),
  }
}

/** A line as it is shown. */
export type ShownLine = ReturnType<typeof presentLine>
