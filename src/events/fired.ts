import type { IdempotencyClaim } from './claim-row.js'

/** A payload as JSON bytes, which are kept, and as their value, which is checked. */
export interface Payload {
  readonly bytes: Uint8Array
  readonly value: unknown
  /** Where it stands in what was sent, as a JSON pointer: a fault is named with it. */
  readonly path: string
}

/** What is said to have happened: each payload is an event of its own. */
export interface Fired {
  readonly payloads: readonly Payload[]
  /** Where it may be said more than once; absent: each time it happened anew. */
  readonly once?: IdempotencyClaim
}

/** The most events that are accepted together: a table transaction has room for 100 rows, and each may need a claim of its own. */
export const batchLimit = 50
