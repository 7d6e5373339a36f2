import pLimit from 'p-limit'
import type { RetryDeliveryParts } from './retry-delivery.js'

/** Where retries read and write. */
export type RetryStores = Pick<RetryDeliveryParts, 'deliveries' | 'subscriptions'>

/**
 * The same stores, asked so many things at the same time at most. Hundreds of retries come due at once where callbacks were off or hung;
 * nobody waits for them, and what first attempts ask of storage meanwhile should not queue behind all that they ask.
 */
export const fewAtOnce = (
  { deliveries, subscriptions }: RetryStores,
  most: number,
): RetryStores => {
  const slots = pLimit(most)
  return {
    deliveries: {
      get: (...args) => slots(deliveries.get, ...args),
      update: (...args) => slots(deliveries.update, ...args),
    },
    subscriptions: {
      current: (...args) => slots(subscriptions.current, ...args),
      noteLastStart: subscriptions.noteLastStart,
    },
  }
}
