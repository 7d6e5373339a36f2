import { LRUCache } from 'lru-cache'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { startedPrecisionMs } from './deliver-chunk.js'

type NoteStarted = Subscriptions['noteStarted']

/** So many flows are remembered; one that is forgotten is noted once more. */
const remembered = 50_000

/**
 * Notes when flows were last started, each of them once an hour by this process: events of a batch are delivered at the same
 * time, from subscriptions that were read once, and each event by itself would find the same notes too old.
 */
export const noteStarted = (note: NoteStarted): NoteStarted => {
  const notedAt = new LRUCache<string, number>({ max: remembered })
  return async (recipients, at) => {
    const stale = recipients.filter(
      ({ id }) => at.getTime() - (notedAt.get(id) ?? 0) >= startedPrecisionMs,
    )
    for (const { id } of stale) notedAt.set(id, at.getTime())
    await note(stale, at)
  }
}
