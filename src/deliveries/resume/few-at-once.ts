import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import { longestWaitMs } from '../../storage/group-writes.js'
import type { RetryDeliveryParts } from './retry-delivery.js'

/** Where retries read and write. */
export type RetryStores = Pick<RetryDeliveryParts, 'deliveries' | 'subscriptions'>

/** Has so many things asked at the same time at most, but lets nobody wait for others longer than `longestWaitMs`. */
const atMost = (most: number) => {
  const slots = pLimit(most)
  return <T>(ask: () => Promise<T>): Promise<T> => {
    let asking: Promise<T> | undefined
    const begin = () => (asking ??= ask())
    return Promise.race([slots(begin), pause(longestWaitMs, undefined, { ref: false }).then(begin)])
  }
}

/**
 * The same stores, of which so many things are read, and so many recorded, at the same time at most. Hundreds of retries come due at once
 * where callbacks were off or hung; nobody waits for them, and what first attempts ask of storage meanwhile should not queue behind all
 * that they ask. A record waits for records only: what it says was POSTed. Those who wait to read the same subscription read it once.
 */
export const fewAtOnce = (
  { deliveries, subscriptions }: RetryStores,
  most: number,
): RetryStores => {
  const look = atMost(most)
  const record = atMost(most)

  type Current = RetryStores['subscriptions']['current']
  /** Reads that have yet to begin: whoever asks until then gets what was read after it asked. */
  const yetToBegin = new Map<string, ReturnType<Current>>()

  const current: Current = (tenantId, subscriptionId) => {
    const name = `${tenantId}:${subscriptionId}`
    const shared = yetToBegin.get(name)
    if (shared) return shared
    const reading = look(() => {
      yetToBegin.delete(name)
      return subscriptions.current(tenantId, subscriptionId)
    })
    yetToBegin.set(name, reading)
    return reading
  }

  return {
    deliveries: {
      get: (...args) => look(() => deliveries.get(...args)),
      update: (...args) => record(() => deliveries.update(...args)),
    },
    subscriptions: { ...subscriptions, current },
  }
}
