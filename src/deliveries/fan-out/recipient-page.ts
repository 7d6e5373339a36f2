import type { Recipient } from '../../subscriptions/subscription.js'

/** Subscriptions that were read, for as long as they are kept: whoever waits holds this, not them. */
export interface RecipientPage {
  readonly size: number
  /** Undefined once they have been let go: to be read again. */
  readonly recipients: () => readonly Recipient[] | undefined
  readonly letGo: () => void
}

/** A page that was just read. */
export const recipientPage = (read: readonly Recipient[]): RecipientPage => {
  let kept: readonly Recipient[] | undefined = read
  return {
    size: read.length,
    recipients: () => kept,
    letGo: () => {
      kept = undefined
    },
  }
}

/** Keeps a page for one more who waits for its turn, if there is room; to be called back when the wait is over. */
export type KeepPage = (page: RecipientPage) => () => void

/** Bounds the subscriptions that all who wait keep together; a page that several wait with counts once. */
export const keptPages = (most: number): KeepPage => {
  const waiting = new Map<RecipientPage, number>()
  let kept = 0
  return (page) => {
    if (!waiting.has(page)) {
      if (kept + page.size > most) {
        page.letGo()
        return () => undefined
      }
      kept += page.size
    }
    waiting.set(page, (waiting.get(page) ?? 0) + 1)
    return () => {
      const others = (waiting.get(page) ?? 1) - 1
      if (others > 0) waiting.set(page, others)
      else if (waiting.delete(page)) kept -= page.size
    }
  }
}
