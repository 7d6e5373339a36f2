import { attemptsMade, type Delivery } from '../../delivery-store/delivery.js'
import type { RetryMessage } from '../../queues/messages.js'

/** The message that has a delivery attempted once more: it names the attempt that is to be made. */
export const retryMessage = (delivery: Delivery): RetryMessage => ({
  scope: delivery.scope,
  eventId: delivery.eventId,
  chunk: delivery.chunk,
  subscriptionId: delivery.subscriptionId,
  attempt: attemptsMade(delivery) + 1,
})
