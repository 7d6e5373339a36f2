import { createHash } from 'node:crypto'
import { partitionKey, type Partition } from '../storage/partition-key.js'

/** What an event is to be made of at most once. */
export interface Once {
  /** Unique within a scope and an event type. */
  readonly key: string
  /** What was sent: a repeat has to send the same. */
  readonly body: Uint8Array
}

/** What a key stands for: the event that its first use made. */
export interface Claim {
  readonly eventId: string
  readonly bodyHash: string
  readonly claimedAt: Date
  /** Whether the event's message is known to be queued; until then its maker is at work, or died. */
  readonly queued: boolean
}

/** A claim as a table row, in the partition of its event, so that both can be stored in one transaction. */
export interface ClaimRow extends Claim {
  readonly partitionKey: string
  readonly rowKey: string
}

/** Before the keys of other rows in the same partition, and past those of all events. */
export const endOfEvents = '~'

/** Where a claim is stored. Keys from outside may hold characters that a table's key may not, so it is their hash that is kept. */
export const claimKeys = (partition: Partition, key: string) => ({
  partitionKey: partitionKey(partition),
  rowKey: `${endOfEvents}once:${sha256(key)}`,
})

/** By what two bodies are compared. */
export const bodyHashOf = ({ body }: Pick<Once, 'body'>): string => sha256(body)

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
