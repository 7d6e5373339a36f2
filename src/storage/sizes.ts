import { pageSize } from './table-query.js'

/**
 * In what portions work is divided. The usual ones are what an operation of storage, or one message, bears; a simulation divides little
 * work by small ones, as much work is divided by these.
 */
export interface Sizes {
  /** Rows that come in one operation. */
  readonly page: number
  /**
   * Subscriptions that a slice is meant to hold: about as many as come in one page, so that each costs little; some fewer, because the
   * number is judged by the first page, and keys are not spread quite evenly.
   */
  readonly slice: number
  /** Pages of tenants that one message reads at most. */
  readonly pagesOfMessage: number
  /** Chunks that are enough for one message to queue. */
  readonly chunksOfMessage: number
}

/** A message's work: a few seconds of reading, and of queueing chunks, whatever the number of tenants. */
export const usualSizes: Sizes = {
  page: pageSize,
  slice: 800,
  pagesOfMessage: 16,
  chunksOfMessage: 500,
}
