import type { DeliverChunk } from './deliver-chunk.js'
import type { InFlight } from './in-flight.js'
import { sliceSize } from './plan.js'

/** Subscriptions that were read so long before their chunk's turn came are read again: some may have unsubscribed since. */
const freshMs = 5000

/** Delivers chunks when there is room for their deliveries. */
export const inRoom =
  (deliverChunk: DeliverChunk, inFlight: InFlight, now: () => Date): DeliverChunk =>
  (event, chunk, { recipients, ...run }, log) => {
    const readAt = now()
    return inFlight(Math.max(1, recipients?.length ?? sliceSize), (makeWay) => {
      const isFresh = now().getTime() - readAt.getTime() < freshMs
      const read = recipients && isFresh ? { recipients } : {}
      return deliverChunk(event, chunk, { ...run, ...read, makeWay }, log)
    })
  }
