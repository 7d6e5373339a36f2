import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { attemptsMade, isWaiting, type Delivery } from '../../delivery-store/delivery.js'
import { parseRecordedText } from '../../delivery-store/recorded-text.js'
import { payloadOf, type Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import type { RetryMessage } from '../../queues/messages.js'
import { inTurn } from '../../storage/in-turn.js'
import { matchesFilters } from '../../subscriptions/filters.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { insistOnRecord } from '../attempt/insist-on-record.js'
import type { Tried, TryDelivery } from '../attempt/try-delivery.js'
import type { FollowUp } from '../outcome/follow-up.js'
import { waitsForCallback } from '../outcome/hold-for-callback.js'
import { end } from '../outcome/next-state.js'
import { withoutRecipient } from './without-recipient.js'

/** Makes one more attempt at a delivery that waits for it; answers the delivery as that left it, undefined when it was skipped. */
export type RetryDelivery = (
  event: Event,
  message: RetryMessage & { readonly early?: boolean },
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

/** How much sooner than it is due an attempt may be made. */
const toleranceMs = 1500

/** What is overdue for so long has lost its message, so that any other one will do. */
const overdueMs = 60_000

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
      ? untried(withoutRecipient(event, delivery, now()))
      : wants(recipient, event, delivery)
        ? await tryDelivery(event, delivery, recipient, log)
        : untried(end(delivery, { state: 'retired', reason: 'filters-changed' }))
    return { ...tried, recipient }
  }

  const retry: RetryDelivery = async (event, message, log) => {
    const { scope, eventId, chunk, subscriptionId, attempt, again = false, early = false } = message
    const skip = (reason: string) => {
      log('delivery.skipped', { eventId, subscriptionId, attempt, reason })
    }

    const recorded = message.recorded ? parseRecordedText(message, message.recorded) : undefined
    const stored = await deliveries.get({ scope, eventId }, chunk, subscriptionId, recorded)
    if (!stored) {
      skip('no such delivery')
      return
    }
    const { delivery, etag } = stored
    const attempts = attemptsMade(delivery)
    if (!isWaiting(delivery) || attempts >= attempt) {
      // Only a message that was handed out before may stand for a run that died before it queued the next attempt.
      if (!(again && isWaiting(delivery) && attempts === attempt)) {
        skip(`already ${delivery.state} after ${attempts} attempts`)
        return
      }
      await followUp([delivery], log)
      return delivery
    }

    const { dueAt } = delivery
    const waitMs = dueAt && !early ? dueAt.getTime() - now().getTime() : -Infinity
    // Who put it off since has queued it anew, or left it to its callback, unless that run died before it could.
    const isPutOff = !again && message.dueAt !== undefined && message.dueAt !== dueAt?.toISOString()
    if (!early && isPutOff && (waitMs > -overdueMs || waitsForCallback(delivery))) {
      skip('put off since')
      return
    }
    if (waitMs > toleranceMs) {
      // This clock is behind the one that queued it: its time is yet to come.
      await followUp([delivery], log)
      return delivery
    }

    const { made, recorded: isRecorded } = await insist(
      `${scope}:${eventId}:${subscriptionId}:${attempts}`,
      () => attemptOnce(event, delivery, log),
      async (tried) => {
        // A release that comes again finds only what is still recorded as parked: its next attempt is queued before that changes.
        if (early && isWaiting(tried.delivery)) await followUp([tried.delivery], log)
        return deliveries.update(tried.delivery, etag)
      },
    )
    const { delivery: after, recipient } = made
    if (!isRecorded) {
      // An earlier run with this message has made it since, and may have died before it queued the next one: look again.
      if (again) return retry(event, message, log)
      skip('someone else made it at the same time')
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
  // Of two messages at once, as a crash can leave them, the second finds what the first has made.
  return (event, message, log) => {
    const { scope, eventId, subscriptionId } = message
    return turns(`${scope}:${eventId}:${subscriptionId}`, () => retry(event, message, log))
  }
}

/** Whether a recipient wants an event: a successor may filter by other values than the subscription that it replaced. */
const wants = ({ id, filters }: Recipient, event: Event, { subscriptionId }: Delivery): boolean =>
  id === subscriptionId || matchesFilters(filters, payloadOf(event))

const untried = (delivery: Delivery): Tried => ({ delivery, healthUpdated: Promise.resolve() })
