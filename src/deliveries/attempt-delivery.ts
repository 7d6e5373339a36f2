import type { Event } from '../events/event.js'
import { keyOf } from '../storage/ids.js'
import type { Recipient } from '../subscriptions/subscription.js'
import type { Attempt, Delivery } from '../delivery-store/delivery.js'
import type { PostCallback } from './attempt/post-callback.js'

/** Makes one attempt at a delivery. The recipient may be its subscription's heir. */
export type AttemptDelivery = (
  event: Event,
  delivery: Pick<Delivery, 'subscriptionId'>,
  recipient: Recipient,
) => Promise<Attempt>

/** Attempts deliveries over HTTP. */
export const attemptDelivery =
  (postCallback: PostCallback): AttemptDelivery =>
  (event, { subscriptionId }, recipient) =>
    postCallback({
      callbackUrl: recipient.callbackUrl,
      recipient,
      payload: event.payload,
      trackingId: trackingId(event.id, subscriptionId),
      correlationId: event.correlationId,
    })

/** Names a delivery to the flow: the same for each attempt, so that a maker can find the runs of one delivery. */
export const trackingId = (eventId: string, subscriptionId: string): string =>
  `${eventId}.${keyOf(subscriptionId)}`
