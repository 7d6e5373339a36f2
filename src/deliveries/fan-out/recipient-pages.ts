import { partitionKey, type Partition } from '../../storage/partition-key.js'
import { shareReads } from '../../storage/share-reads.js'
import type { FirstRecipients } from '../../subscriptions/recipient-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { keptPages } from './kept-pages.js'
import { recipientPage, type RecipientPage } from './recipient-page.js'

/** The wait of one event for its turn. */
export interface PageWait {
  /** Ends the wait: all subscriptions of the partition, as they are now; undefined where they are more than a page. */
  readonly recipients: () => Promise<readonly Recipient[] | undefined>
  /** Ends the wait of one whose turn did not come. */
  readonly end: () => void
}

/** The first subscriptions of partitions, read no more often than events need them. */
export interface RecipientPages {
  /** Reads a page: those who ask while another is being read share the next. */
  readonly read: (partition: Partition) => Promise<RecipientPage>
  /** Begins the wait of an event that this page was read for. */
  readonly wait: (page: RecipientPage) => PageWait
}

/** How pages are read, and how many subscriptions are kept of them. */
export interface RecipientPagesParts {
  readonly firstRecipients: (partition: Partition) => Promise<FirstRecipients>
  readonly most: number
  readonly now: () => Date
}

/**
 * Subscriptions whose reading began this long before an event's turn are read again: some may have unsubscribed since. Done sooner, it
 * would add to the load of an instance that is behind already.
 */
const freshMs = 30_000

/** Reads pages and keeps the newest of each partition for the events that wait, so that a burst of them reads it few times. */
export const recipientPages = ({
  firstRecipients,
  most,
  now,
}: RecipientPagesParts): RecipientPages => {
  const { keep, renew } = keptPages(most)
  let readings = 0

  const read = shareReads(async (partition: Partition) => {
    const begun = { partition, number: ++readings, begunAt: now() }
    const page = recipientPage({ ...begun, ...(await firstRecipients(partition)) })
    renew(page)
    return page
  }, partitionKey)

  const isFresh = ({ begunAt }: RecipientPage) => now().getTime() - begunAt.getTime() < freshMs

  return {
    read,
    wait: (page) => {
      const end = keep(page)
      return {
        end: () => void end(),
        recipients: async () => {
          const newest = end()
          const kept = newest && isFresh(newest) ? newest.recipients() : undefined
          if (newest && kept) return newest.more ? undefined : kept
          const { more, recipients } = await read(page.partition)
          return more ? undefined : recipients()
        },
      }
    },
  }
}
