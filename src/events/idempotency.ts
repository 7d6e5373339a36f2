import type { TableClient, TransactionAction } from '@azure/data-tables'
import type { Partition } from '../storage/partition-key.js'
import { unless } from '../storage/unless.js'
import { bodyHashOf, claimKeys, type Claim, type ClaimRow, type Once } from './claim-row.js'
import type { Event } from './event.js'
import type { Events } from './event-table.js'

/** Events that are made once for each key, however often and by however many processes at once. */
export interface Idempotency {
  /** Stores an event and its claim, both or neither. Answers the claim that holds: another's when the key is taken. */
  readonly add: (event: Event, once: Once) => Promise<Claim>
  /** Notes that the message of a key's event is queued. */
  readonly noteQueued: (partition: Partition, key: string) => Promise<void>
  /** Whether that message is known to be queued; whoever is about to queue it is given a moment. */
  readonly isQueued: (partition: Partition, key: string) => Promise<boolean>
}

/** Someone else was faster. */
const taken = [409, 412]

/** What it works with. */
export interface IdempotencyParts {
  readonly table: () => Promise<TableClient>
  readonly events: Pick<Events, 'add'>
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** How long a key stands for its event. Its row stays until it is used again. */
export const claimHours = 24

/** Far longer than a fire takes between storing its event and noting that it is queued. */
const patienceMs = [50, 100, 200, 400, 800]

/**
 * Idempotency by a row beside the event: one transaction decides who was first, so that no crash can leave a key without
 * its event. The claim of a key that has expired is replaced, under its etag.
 * Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */
export const idempotency = ({ table, events, pause }: IdempotencyParts): Idempotency => {
  const find = async (partition: Partition, key: string) => {
    const { partitionKey, rowKey } = claimKeys(partition, key)
    const row = await (await table()).getEntity<ClaimRow>(partitionKey, rowKey)
    return { claim: toClaim(row), etag: row.etag }
  }

  const add = async (event: Event, once: Once): Promise<Claim> => {
    const claim = {
      eventId: event.id,
      bodyHash: bodyHashOf(once),
      claimedAt: event.firedAt,
      queued: false,
    }
    const row = { ...claimKeys(event, once.key), ...claim }
    if (await unless(taken, () => events.add(event, ['create', row]))) return claim

    const { claim: held, etag } = await find(event, once.key)
    const age = event.firedAt.getTime() - held.claimedAt.getTime()
    if (age < claimHours * 3_600_000) return held
    const replace: TransactionAction = ['update', row, 'Replace', { etag }]
    return (await unless(taken, () => events.add(event, replace))) ? claim : add(event, once)
  }

  return {
    add,

    noteQueued: async (partition, key) => {
      await (await table()).updateEntity({ ...claimKeys(partition, key), queued: true }, 'Merge')
    },

    isQueued: async (partition, key) => {
      for (const milliseconds of patienceMs) {
        if ((await find(partition, key)).claim.queued) return true
        await pause(milliseconds)
      }
      return (await find(partition, key)).claim.queued
    },
  }
}

const toClaim = ({ eventId, bodyHash, claimedAt, queued }: ClaimRow): Claim => ({
  eventId,
  bodyHash,
  claimedAt: new Date(claimedAt),
  queued,
})
