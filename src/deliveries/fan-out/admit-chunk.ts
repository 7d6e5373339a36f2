import type { DeliverChunk } from './deliver-chunk.js'
import type { InFlight } from '../limits/weighted-limiter.js'
import { sliceSize } from '../../delivery-store/plan.js'

/**
 * Subscriptions that were read so long before their chunk's turn came are read again: some may have unsubscribed since. Done
 * sooner, it would add to the load of an instance that is behind already.
 */
const freshMs = 30_000

/** Delivers chunks when there is room for their deliveries, in the lane for chunks of that weight. */
export const inRoom =
  (
    deliverChunk: DeliverChunk,
    laneFor: (weight: number) => InFlight,
    now: () => Date,
  ): DeliverChunk =>
  (event, chunk, { recipients, ...run }, log) => {
    const readAt = now()
    const weight = Math.max(1, recipients?.length ?? sliceSize)
    return laneFor(weight)(weight, (makeWay) => {
      const isFresh = now().getTime() - readAt.getTime() < freshMs
      const read = recipients && isFresh ? { recipients } : {}
      return deliverChunk(event, chunk, { ...run, ...read, makeWay }, log)
    })
  }
