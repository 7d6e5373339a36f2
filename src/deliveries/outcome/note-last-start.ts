import { LRUCache } from 'lru-cache'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'

type NoteLastStart = Subscriptions['noteLastStart']

/** A flow's last start is written at most this often, so that a busy flow does not cost an operation for each delivery. */
const precisionMs = 3_600_000

/** So many flows are remembered; one that is forgotten is noted once more. */
const remembered = 50_000

/**
 * Notes when flows were last started, each of them once an hour by what its row says and by what this process knows: events that
 * are delivered at the same time have read the same rows, and each by itself would find them too old.
 */
export const noteLastStart = (note: NoteLastStart): NoteLastStart => {
  const notedAt = new LRUCache<string, number>({
    // Unlike `max`, this reserves no memory before it is needed.
    maxSize: remembered,
    sizeCalculation: () => 1,
  })
  return async (recipients, at) => {
    const stale = recipients.filter(({ id, lastStartedAt }) => {
      const isOld = (notedMs = 0) => at.getTime() - notedMs >= precisionMs
      return isOld(lastStartedAt?.getTime()) && isOld(notedAt.get(id))
    })
    if (stale.length === 0) return
    for (const { id } of stale) notedAt.set(id, at.getTime())
    try {
      await note(stale, at)
    } catch (error) {
      for (const { id } of stale) notedAt.delete(id)
      throw error
    }
  }
}
