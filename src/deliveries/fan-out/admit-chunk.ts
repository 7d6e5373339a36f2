import { sliceSize } from '../../delivery-store/plan.js'
import type { WeightedLimiter } from '../limits/weighted-limiter.js'
import type { DeliverChunk } from './deliver-chunk.js'

/**
 * Subscriptions that were read this long before their chunk was admitted are read again: some may have unsubscribed since. Done
 * sooner, it would add to the load of an instance that is behind already.
 */
const freshMs = 30_000

/** Delivers a chunk once the pool for chunks of its weight, which is its number of subscriptions, admits it. */
export const admitChunk =
  (
    deliverChunk: DeliverChunk,
    poolFor: (weight: number) => WeightedLimiter,
    now: () => Date,
  ): DeliverChunk =>
  (event, chunk, { recipients, ...run }, log) => {
    const readAt = now()
    const weight = Math.max(1, recipients?.length ?? sliceSize)
    return poolFor(weight)(weight, (releaseEarly) => {
      const isFresh = now().getTime() - readAt.getTime() < freshMs
      const read = recipients && isFresh ? { recipients } : {}
      return deliverChunk(event, chunk, { ...run, ...read, releaseEarly }, log)
    })
  }
