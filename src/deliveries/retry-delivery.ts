import type { Event } from '../events/event.js'
import type { Log } from '../log.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import type { RetryMessage } from '../queues/messages.js'
import { isWaiting, type Advance } from './advance.js'
import type { AttemptDelivery } from './attempt-delivery.js'
import type { Delivery } from './delivery.js'
import type { Deliveries } from './delivery-table.js'
import type { FollowUp } from './follow-up.js'

/** Makes one more attempt at a delivery that waits for it. */
export type RetryDelivery = (event: Event, message: RetryMessage, log: Log) => Promise<void>

/** What it works with. */
export interface RetryDeliveryParts {
  readonly subscriptions: Pick<Subscriptions, 'get' | 'noteStarted'>
  readonly deliveries: Pick<Deliveries, 'get' | 'update'>
  readonly attemptDelivery: AttemptDelivery
  readonly advance: Advance
  readonly followUp: FollowUp
  readonly now: () => Date
}

/** Retries deliveries. A message counts only for the attempt that it names: a delivery has one retry slot. */
export const retryDelivery = ({
  subscriptions,
  deliveries,
  attemptDelivery,
  advance,
  followUp,
  now,
}: RetryDeliveryParts): RetryDelivery => {
  const retry: RetryDelivery = async (event, message, log) => {
    const { scope, eventId, chunk, subscriptionId, attempt, again = false } = message
    const skip = (reason: string) => {
      log('delivery.skipped', { eventId, subscriptionId, attempt, reason })
    }

    const stored = await deliveries.get({ scope, eventId }, chunk, subscriptionId)
    if (!stored) {
      skip('no such delivery')
      return
    }
    const { delivery, etag } = stored
    if (!isWaiting(delivery) || delivery.attempts.length >= attempt) {
      // Only a message that was handed out before may stand for a run that died before it queued the next attempt.
      if (again && isWaiting(delivery) && delivery.attempts.length === attempt)
        await followUp([delivery], log)
      else skip(`already ${delivery.state} after ${delivery.attempts.length} attempts`)
      return
    }

    const subscription = await subscriptions.get(delivery.tenantId, subscriptionId)
    const after: Delivery = subscription
      ? advance(delivery, await attemptDelivery(event, subscription))
      : withoutDue({ ...delivery, state: 'retired', reason: 'unsubscribed' })
    if (!(await deliveries.update(after, etag))) {
      // Whoever had this message before has made it since, and may not have lived to queue the next one: look again.
      if (again) await retry(event, message, log)
      else skip('someone else made it at the same time')
      return
    }
    if (after.state === 'delivered') log('delivery.recovered', { eventId, subscriptionId, attempt })
    if (subscription && after.state === 'delivered')
      await subscriptions.noteStarted([subscription], now())
    await followUp([after], log)
  }
  return retry
}

const withoutDue = ({ dueAt, ...delivery }: Delivery): Delivery => delivery
