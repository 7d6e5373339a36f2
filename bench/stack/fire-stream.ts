import pLimit from 'p-limit'
import type { FiredEvent, Publisher } from './publisher.js'

/** A number of events. */
export interface Stream {
  /** Whom they are for, in turn; a batch is for one of them. */
  readonly tenantIds: readonly string[]
  readonly body: Uint8Array
  readonly events: number
  /** Requests that are under way at any time. */
  readonly inFlight: number
  /** Events in one request: 1 sends each by itself. */
  readonly batch: number
}

/** Fires a stream of events as fast as so many requests at once allow; answers those that were accepted, which are all. */
export const fireStream = async (
  { fire, fireBatch }: Publisher,
  { tenantIds, body, events, inFlight, batch }: Stream,
): Promise<readonly FiredEvent[]> => {
  const limit = pLimit(inFlight)
  const tenantOf = (turn: number) => tenantIds[turn % tenantIds.length] ?? ''
  if (batch === 1)
    return limit.map(
      Array.from({ length: events }, () => body),
      (each, i) => fire(tenantOf(i), each),
    )
  const batches = Array.from({ length: Math.ceil(events / batch) }, (_, i) =>
    Array.from({ length: Math.min(batch, events - i * batch) }, () => body),
  )
  return (await limit.map(batches, (each, i) => fireBatch(tenantOf(i), each))).flat()
}
