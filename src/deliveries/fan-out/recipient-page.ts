import type { Partition } from '../../storage/partition-key.js'
import type { Recipient } from '../../subscriptions/subscription.js'

/** What a reading of a partition's first subscriptions gave. */
export interface PageRead {
  readonly partition: Partition
  /** Readings are numbered in the order in which they began. */
  readonly number: number
  readonly begunAt: Date
  readonly recipients: readonly Recipient[]
  /** Whether there may be others. */
  readonly more: boolean
}

/** Subscriptions that were read, for as long as they are kept: whoever waits holds this, not them. */
export interface RecipientPage extends Omit<PageRead, 'recipients'> {
  readonly size: number
  readonly lastId?: string
  /** Undefined once they have been let go: to be read again. */
  readonly recipients: () => readonly Recipient[] | undefined
  readonly letGo: () => void
}

/** A page that was just read. */
export const recipientPage = ({ recipients, ...read }: PageRead): RecipientPage => {
  let kept: readonly Recipient[] | undefined = recipients
  const last = recipients.at(-1)
  return {
    ...read,
    size: recipients.length,
    ...(last && { lastId: last.id }),
    recipients: () => kept,
    letGo: () => {
      kept = undefined
    },
  }
}
