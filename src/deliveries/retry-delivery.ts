import type { Event } from '../events/event.js'
import type { Log } from '../log.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import type { RetryMessage } from '../queues/messages.js'
import { end, hold, isWaiting } from './advance.js'
import type { Delivery } from './delivery.js'
import type { Deliveries } from './delivery-table.js'
import type { FollowUp } from './follow-up.js'
import type { Tried, TryDelivery } from './try-delivery.js'

/** Makes one more attempt at a delivery that waits for it; answers the delivery as that left it, undefined when it was skipped. */
export type RetryDelivery = (
  event: Event,
  message: RetryMessage & { readonly early?: boolean },
  log: Log,
) => Promise<Delivery | undefined>

/** What it works with. */
export interface RetryDeliveryParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'noteStarted'>
  readonly deliveries: Pick<Deliveries, 'get' | 'update'>
  readonly tryDelivery: TryDelivery
  readonly followUp: FollowUp
  readonly now: () => Date
}

/** How much sooner than it is due an attempt may be made. */
const toleranceMs = 1500

/** For so long what was parked waits for a flow that has unsubscribed to subscribe anew. */
const handOverMs = 24 * 3_600_000
const lookAgainMs = 3_600_000

/** Retries deliveries. A message counts only for the attempt that it names: a delivery has one retry slot. */
export const retryDelivery = ({
  subscriptions,
  deliveries,
  tryDelivery,
  followUp,
  now,
}: RetryDeliveryParts): RetryDelivery => {
  const retry: RetryDelivery = async (event, message, log) => {
    const { scope, eventId, chunk, subscriptionId, attempt, again = false, early = false } = message
    const skip = (reason: string) => {
      log('delivery.skipped', { eventId, subscriptionId, attempt, reason })
      return undefined
    }

    const stored = await deliveries.get({ scope, eventId }, chunk, subscriptionId)
    if (!stored) {
      skip('no such delivery')
      return
    }
    const { delivery, etag } = stored
    if (!isWaiting(delivery) || delivery.attempts.length >= attempt) {
      // Only a message that was handed out before may stand for a run that died before it queued the next attempt.
      if (!(again && isWaiting(delivery) && delivery.attempts.length === attempt)) {
        skip(`already ${delivery.state} after ${delivery.attempts.length} attempts`)
        return
      }
      await followUp([delivery], log)
      return delivery
    }

    if (!early && (delivery.dueAt?.getTime() ?? 0) - now().getTime() > toleranceMs) {
      // Put off since, or this clock is behind the one that queued it: its time is yet to come.
      await followUp([delivery], log)
      return delivery
    }

    const recipient = await subscriptions.current(delivery.tenantId, subscriptionId)
    const { delivery: after, noted } = recipient
      ? await tryDelivery(event, delivery, recipient, log)
      : withoutRecipient(event, delivery, now())
    if (!(await deliveries.update(after, etag))) {
      // Whoever had this message before has made it since, and may not have lived to queue the next one: look again.
      if (again) return retry(event, message, log)
      skip('someone else made it at the same time')
      return
    }
    await noted
    if (recipient && after.state === 'delivered') {
      log('delivery.recovered', { eventId, subscriptionId, attempt })
      await subscriptions.noteStarted([recipient], now())
    }
    await followUp([after], log)
    return after
  }
  return retry
}

/**
 * Whoever unsubscribed wants no more events. But a flow that was off is often edited, which removes its subscription before it
 * adds another: what was parked waits for that.
 */
const withoutRecipient = (event: Event, delivery: Delivery, now: Date): Tried => {
  const parkedAt = delivery.attempts.at(-1)?.at ?? event.firedAt
  const waits = delivery.state === 'parked' && now.getTime() - parkedAt.getTime() < handOverMs
  const until = new Date(now.getTime() + lookAgainMs)
  return {
    noted: Promise.resolve(),
    delivery: waits
      ? hold(delivery, { state: 'parked', reason: 'flow-gone', until })
      : end(delivery, { state: 'retired', reason: 'unsubscribed' }),
  }
}
