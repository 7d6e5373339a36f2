import { attemptsMade, type Delivery } from '../../delivery-store/delivery.js'
import { toRecordedText } from '../../delivery-store/recorded-text.js'
import type { RetryMessage } from '../../queues/messages.js'

/** The message that has a delivery attempted once more: it names the attempt that is to be made. */
export const retryMessage = (delivery: Delivery): RetryMessage => ({
  scope: delivery.scope,
  eventId: delivery.eventId,
  chunk: delivery.chunk,
  subscriptionId: delivery.subscriptionId,
  attempt: attemptsMade(delivery) + 1,
})

/** The same for a delivery as it was just recorded: when it is due, and what its chunk says of it while that is all there is. */
export const dueRetryMessage = (delivery: Delivery): RetryMessage => {
  const { dueAt } = delivery
  const recorded = toRecordedText(delivery)
  return {
    ...retryMessage(delivery),
    ...(dueAt ? { dueAt: dueAt.toISOString() } : {}),
    ...(recorded ? { recorded } : {}),
  }
}
