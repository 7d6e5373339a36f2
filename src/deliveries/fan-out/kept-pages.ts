import { partitionKey } from '../../storage/partition-key.js'
import type { RecipientPage } from './recipient-page.js'

/** The newest page of each partition that someone waits with. */
export interface KeptPages {
  /**
   * Keeps a page for one more who waits, if there is room: to be called back when the wait is over, it gives the newest that is kept by
   * then. A page whose reading began after an event was accepted is good for that event, and for all that were accepted before it.
   */
  readonly keep: (page: RecipientPage) => () => RecipientPage | undefined
  /** Keeps a page instead of the one that those who wait with its partition have, if it is newer and there is room. */
  readonly renew: (page: RecipientPage) => void
}

interface Kept {
  page: RecipientPage
  waiting: number
}

/** Bounds the subscriptions that all who wait keep together: one page for each partition, however many wait with it. */
export const keptPages = (most: number): KeptPages => {
  const newest = new Map<string, Kept>()
  let size = 0

  const renew = (page: RecipientPage) => {
    const kept = newest.get(partitionKey(page.partition))
    if (!kept || kept.page.number >= page.number) return
    const added = page.size - kept.page.size
    if (size + added > most) return
    size += added
    kept.page.letGo()
    kept.page = page
  }

  const begin = (key: string, page: RecipientPage): Kept | undefined => {
    if (size + page.size > most) return undefined
    const kept = { page, waiting: 0 }
    newest.set(key, kept)
    size += page.size
    return kept
  }

  return {
    renew,
    keep: (page) => {
      const key = partitionKey(page.partition)
      renew(page)
      const kept = newest.get(key) ?? begin(key, page)
      if (kept === undefined || kept.page.number < page.number) {
        page.letGo()
        return () => undefined
      }
      kept.waiting++
      return () => {
        kept.waiting--
        if (kept.waiting === 0 && newest.delete(key)) size -= kept.page.size
        return kept.page
      }
    },
  }
}
