import type { Deliveries } from '../../delivery-store/delivery-table.js'
import {
  attemptsMade,
  isWaiting,
  type Delivery,
  type StoredDelivery,
} from '../../delivery-store/delivery.js'
import { parseRecordedText } from '../../delivery-store/recorded-text.js'
import { payloadOf, type Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import { inTurn } from '../../storage/in-turn.js'
import { matchesFilters } from '../../subscriptions/filters.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { insistOnRecord } from '../attempt/insist-on-record.js'
import type { Tried, TryDelivery } from '../attempt/try-delivery.js'
import type { FollowUp } from '../outcome/follow-up.js'
import { end } from '../outcome/next-state.js'
import { retryDecision, type RetryOrder } from './retry-decision.js'
import { withoutRecipient } from './without-recipient.js'

/** Makes one more attempt at a delivery that waits for it; answers the delivery as that left it, undefined when it was skipped. */
export type RetryDelivery = (
  event: Event,
  message: RetryOrder,
  log: Log,
) => Promise<Delivery | undefined>

/** The stores that a retry reads and writes, and how it attempts and follows up. */
export interface RetryDeliveryParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'noteLastStart'>
  readonly deliveries: Pick<Deliveries, 'get' | 'update'>
  readonly tryDelivery: TryDelivery
  readonly followUp: FollowUp
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
}

const skip = ({ eventId, subscriptionId, attempt }: RetryOrder, reason: string, log: Log): void => {
  log('delivery.skipped', { eventId, subscriptionId, attempt, reason })
}

/** Retries deliveries. A message counts only for the attempt that it names: a delivery has one retry slot. */
export const retryDelivery = (parts: RetryDeliveryParts): RetryDelivery => {
  const { subscriptions, deliveries, tryDelivery, followUp, now } = parts
  const turns = inTurn()
  const insist = insistOnRecord<Tried & { readonly recipient: Recipient | undefined }>({
    ...parts,
    weigh: () => 1,
  })

  const attemptOnce = async (event: Event, delivery: Delivery, log: Log) => {
    const recipient = await subscriptions.current(delivery.tenantId, delivery.subscriptionId)
    const tried = !recipient
      ? { delivery: withoutRecipient(event, delivery, now()) }
      : wants(recipient, event, delivery)
        ? await tryDelivery(event, delivery, recipient, log)
        : { delivery: end(delivery, { state: 'retired', reason: 'filters-changed' }) }
    return { ...tried, recipient }
  }

  const attemptNow = async (
    event: Event,
    { delivery, etag }: StoredDelivery,
    message: RetryOrder,
    log: Log,
  ): Promise<Delivery | undefined> => {
    const { scope, eventId, subscriptionId, attempt, again = false, early = false } = message
    const { made, recorded } = await insist(
      `${scope}:${eventId}:${subscriptionId}:${attemptsMade(delivery)}`,
      () => attemptOnce(event, delivery, log),
      async (tried) => {
        // A release that comes again finds only what is still recorded as parked: its next attempt is queued before that changes.
        if (early && isWaiting(tried.delivery)) await followUp([tried.delivery], log)
        return deliveries.update(tried.delivery, etag)
      },
    )
    const { delivery: after, recipient } = made
    if (!recorded) {
      // An earlier run with this message has made it since, and may have died before it queued the next one: look again.
      if (again) return retry(event, message, log)
      skip(message, 'someone else made it at the same time', log)
      return
    }
    await made.healthUpdated
    if (recipient && after.state === 'delivered') {
      log('delivery.recovered', { eventId, subscriptionId, attempt })
      await subscriptions.noteLastStart([recipient], now())
    }
    if (!(early && isWaiting(after))) await followUp([after], log)
    return after
  }

  const retry: RetryDelivery = async (event, message, log) => {
    const { scope, eventId, chunk, subscriptionId } = message
    const recorded = message.recorded ? parseRecordedText(message, message.recorded) : undefined
    const stored = await deliveries.get({ scope, eventId }, chunk, subscriptionId, recorded)
    if (!stored) {
      skip(message, 'no such delivery', log)
      return
    }
    const decision = retryDecision(stored.delivery, message, now())
    switch (decision.kind) {
      case 'skip':
        skip(message, decision.reason, log)
        return
      case 'follow-up':
        await followUp([stored.delivery], log)
        return stored.delivery
      case 'attempt':
        return attemptNow(event, stored, message, log)
    }
  }
  // Of two messages at once, as a crash can leave them, the second finds what the first has made.
  return (event, message, log) => {
    const { scope, eventId, subscriptionId } = message
    return turns(`${scope}:${eventId}:${subscriptionId}`, () => retry(event, message, log))
  }
}

/** Whether a recipient wants an event: a successor may filter by other values than the subscription that it replaced. */
const wants = ({ id, filters }: Recipient, event: Event, { subscriptionId }: Delivery): boolean =>
  id === subscriptionId || matchesFilters(filters, payloadOf(event))
