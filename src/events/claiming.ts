import type { TransactionAction } from '@azure/data-tables'
import { Problem } from '../problem.js'
import type { Partition } from '../storage/partition-key.js'
import { bodyHashOf, keysOf, toClaimRow, type Claim, type IdempotencyClaim } from './claim-row.js'
import type { Event } from './event.js'

/** New events of one partition that one key claims together. */
export interface Claiming {
  readonly events: readonly Event[]
  readonly once: IdempotencyClaim
}

/** Such events, with the claim that is to hold for them. */
export interface Wanted extends Claiming {
  readonly claim: Claim
  /** The etags of expired claims whose place it takes, by their keys. */
  readonly replaces?: ReadonlyMap<string, string>
}

/** Events that are yet to be stored, with their claim. */
export const toWanted = ({ events, once }: Claiming, claimedAt: Date): Wanted => ({
  events,
  once,
  claim: {
    eventIds: events.map(({ id }) => id),
    bodyHash: bodyHashOf(once),
    claimedAt,
    queued: false,
  },
})

/** What a transaction does to keep a claim, under each of its keys. */
export const toActions = (
  partition: Partition,
  { once, claim, replaces }: Wanted,
): readonly TransactionAction[] =>
  keysOf(once).map((key) => {
    const row = { ...toClaimRow(partition, key, claim) }
    const etag = replaces?.get(key)
    return etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }]
  })

/** Throws a Problem for keys that are held, and stand for other bodies than they came with now. */
export const refuseOthers = (wanted: readonly Wanted[], held: ReadonlyMap<string, Claim>): void => {
  for (const { once, claim } of wanted) {
    const { bodyHash = claim.bodyHash, eventIds = [] } = held.get(once.key) ?? {}
    if (bodyHash === claim.bodyHash) continue
    throw new Problem(
      'idempotency-conflict',
      `${once.name} was used for another body, as event ${eventIds.join(', ')}. Send a new one with a new event.`,
    )
  }
}

/** Throws a Problem for keys that came twice at once, with two bodies. */
export const refuseTwins = (
  wanted: readonly Wanted[],
  first: ReadonlyMap<string, Wanted>,
): void => {
  for (const { once, claim } of wanted) {
    if (first.get(once.key)?.claim.bodyHash === claim.bodyHash) continue
    throw new Problem('idempotency-conflict', `${once.name} comes twice, with two bodies.`)
  }
}
