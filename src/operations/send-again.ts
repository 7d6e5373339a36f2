import { retryMessage } from '../deliveries/outcome/retry-message.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import { toLateDelivery } from '../delivery-store/late-delivery.js'
import type { Event } from '../events/event.js'
import type { Log } from '../log.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { Subscription } from '../subscriptions/subscription.js'
import { delaySeconds, replayDelivery, slowMs, type ReplayParts } from './replay-delivery.js'
import type { DeliveryLine } from './search/delivery-line.js'
import type { FindEventDeliveries } from './search/event-deliveries.js'
import { filterIn } from './search/why-not.js'

/** What became of the wish to send an event again. */
export type SentAgain =
  | { readonly kind: 'sent' }
  /** A filter of the subscription's keeps it away. */
  | { readonly kind: 'filtered'; readonly filter: string }
  /** Fan-out has not come to it: it will be sent anyway. */
  | { readonly kind: 'not-yet' }
  /** Its callback is called no more: enable the subscription first. */
  | { readonly kind: 'disabled'; readonly subscriptionId: string }

/** Has events delivered to a subscription that may have them, once more or after all, each with a whole schedule. */
export interface SendAgain {
  readonly event: (event: Event, subscription: Subscription, log: Log) => Promise<SentAgain>
  /** The same for what is known of an event and a subscription. */
  readonly line: (line: DeliveryLine, subscription: Subscription, log: Log) => Promise<SentAgain>
}

/** Where deliveries are found and recorded, and the queue for their attempts. */
export interface SendAgainParts extends ReplayParts {
  readonly deliveries: Pick<Deliveries, 'addLate' | 'get' | 'update'>
  readonly queues: Pick<WorkQueues, 'retry'>
  readonly findLines: FindEventDeliveries
}

/**
 * Sends again: as a replay does it, whatever its delivery's state. One that never was is recorded now, so that the event's account has it.
 * Its message is queued before: who dies in between leaves a message that finds no delivery, and is skipped.
 */
export const sendAgain = ({ findLines, ...parts }: SendAgainParts): SendAgain => {
  const { deliveries, queues, now } = parts
  const replay = replayDelivery(parts, () => true)

  const sendLate = async (
    event: DeliveryLine['event'],
    { id, tenantId }: Subscription,
    log: Log,
  ) => {
    const dueAt = now()
    const key = { scope: event.scope, eventId: event.id, tenantId, subscriptionId: id }
    await queues.retry(retryMessage(toLateDelivery({ ...key, dueAt })), delaySeconds)
    const there = await deliveries.addLate({ ...key, dueAt })
    if (now().getTime() - dueAt.getTime() > slowMs) await queues.retry(retryMessage(there), 0)
    log('delivery.sent-again', { eventId: event.id, subscriptionId: id })
  }

  const line: SendAgain['line'] = async (found, subscription, log) => {
    if (subscription.health.disabledAt) return { kind: 'disabled', subscriptionId: subscription.id }
    const { event, delivery, reason } = found
    if (!delivery) {
      const filter = filterIn(reason)
      if (filter !== undefined) return { kind: 'filtered', filter }
      if (reason === 'not-yet') return { kind: 'not-yet' }
      await sendLate(event, subscription, log)
      return { kind: 'sent' }
    }
    const stored = await deliveries.get(delivery, delivery.chunk, delivery.subscriptionId)
    const replayed = await replay(stored ?? { delivery }, log)
    return replayed.kind === 'disabled' ? replayed : { kind: 'sent' }
  }

  return {
    line,
    event: async (event, subscription, log) => {
      const query = { tenantId: subscription.tenantId, subscriptionId: subscription.id }
      const { lines } = await findLines(event, query, linesOfOne)
      const own = lines.find((each) => each.subscriptionId === subscription.id) ?? lines[0]
      const missing = { event, subscription, subscriptionId: subscription.id }
      return line(own ?? missing, subscription, log)
    },
  }
}

/** A subscription's line, and those of what it has replaced. */
const linesOfOne = 10
