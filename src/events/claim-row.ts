import { createHash } from 'node:crypto'
import { partitionKey, type Partition } from '../storage/partition-key.js'

/** What events are to be made of at most once. */
export interface IdempotencyClaim {
  /** Unique within a scope and an event type. */
  readonly key: string
  /** Further keys: whoever comes with any of them gets the events that were made of the first. */
  readonly also?: readonly string[]
  /** How a fault speaks of it: `This Idempotency-Key`. */
  readonly name: string
  /** What was sent: a repeat has to send the same. */
  readonly body: Uint8Array
}

/** What a key stands for: the events that its first use made. */
export interface Claim {
  readonly eventIds: readonly string[]
  readonly bodyHash: string
  readonly claimedAt: Date
  /** Whether the events' message is known to be queued; until then its maker is at work, or died. */
  readonly queued: boolean
}

/** All keys of a claim, its own first. */
export const keysOf = ({
  key,
  also = [],
}: Pick<IdempotencyClaim, 'also' | 'key'>): readonly string[] => [key, ...also]

/** How long a claim holds. */
export const claimMs = 24 * 3_600_000

/** A claim as a table row, in the partition of its events, so that all can be stored in one transaction. */
export interface ClaimRow {
  readonly partitionKey: string
  readonly rowKey: string
  /** The ids, separated by commas. */
  readonly eventIds: string
  readonly bodyHash: string
  readonly claimedAt: Date
  readonly queued: boolean
}

/** Before the keys of other rows in the same partition, and past those of all events. */
export const endOfEvents = '~'

/** Where a claim is stored. Keys from outside may hold characters that a table's key may not, so it is their hash that is kept. */
export const claimKeys = (partition: Partition, key: string) => ({
  partitionKey: partitionKey(partition),
  rowKey: `${endOfEvents}once:${sha256(key)}`,
})

/** A claim to be stored. */
export const toClaimRow = (partition: Partition, key: string, claim: Claim): ClaimRow => ({
  ...claimKeys(partition, key),
  ...claim,
  eventIds: claim.eventIds.join(','),
})

/** A stored claim. */
export const toClaim = ({ eventIds, bodyHash, claimedAt, queued }: ClaimRow): Claim => ({
  eventIds: eventIds.split(','),
  bodyHash,
  claimedAt: new Date(claimedAt),
  queued,
})

/** By what two bodies are compared. */
export const bodyHashOf = ({ body }: Pick<IdempotencyClaim, 'body'>): string => sha256(body)

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
