import type { Delivery } from '../../delivery-store/delivery.js'
import type { RetryMessage } from '../../queues/messages.js'

/** The message that has a delivery attempted once more: it names the attempt that is to be made. */
export const retryMessage = ({
  scope,
  eventId,
  chunk,
  subscriptionId,
  attempts,
}: Delivery): RetryMessage => ({
  scope,
  eventId,
  chunk,
  subscriptionId,
  attempt: attempts.length + 1,
})
