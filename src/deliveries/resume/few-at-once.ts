import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { RetryDeliveryParts } from './retry-delivery.js'

/** Where retries read and write. */
export type RetryStores = Pick<RetryDeliveryParts, 'deliveries' | 'subscriptions'>

/** Nobody waits longer than this for what others read: it may hang. */
const longestWaitMs = 3000

/**
 * The same stores, of which so many things are read at the same time at most. Hundreds of retries come due at once where callbacks were
 * off or hung; nobody waits for them, and what first attempts ask of storage meanwhile should not queue behind all that they look at.
 * Those who wait to read the same subscription read it once. A record never waits: what it says was POSTed.
 */
export const fewAtOnce = (
  { deliveries, subscriptions }: RetryStores,
  most: number,
): RetryStores => {
  const slots = pLimit(most)

  const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
    let reading: Promise<T> | undefined
    const begin = () => (reading ??= read())
    return Promise.race([slots(begin), pause(longestWaitMs, undefined, { ref: false }).then(begin)])
  }

  type Current = RetryStores['subscriptions']['current']
  /** Reads that have yet to begin: whoever asks until then gets what was read after it asked. */
  const yetToBegin = new Map<string, ReturnType<Current>>()

  const current: Current = (tenantId, subscriptionId) => {
    const name = `${tenantId}:${subscriptionId}`
    const shared = yetToBegin.get(name)
    if (shared) return shared
    const reading = inTurn(() => {
      yetToBegin.delete(name)
      return subscriptions.current(tenantId, subscriptionId)
    })
    yetToBegin.set(name, reading)
    return reading
  }

  return {
    deliveries: {
      ...deliveries,
      get: (...args) => inTurn(() => deliveries.get(...args)),
    },
    subscriptions: { ...subscriptions, current },
  }
}
