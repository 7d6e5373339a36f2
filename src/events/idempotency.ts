import type { TableClient } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'
import { keyOf } from '../storage/ids.js'
import type { Transact } from '../storage/group-transactions.js'
import { longestWaitMs } from '../storage/group-writes.js'
import type { Partition } from '../storage/partition-key.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { claimKeys, claimMs, keysOf, toClaim, type Claim, type ClaimRow } from './claim-row.js'
import {
  refuseOthers,
  refuseTwins,
  toActions,
  toWanted,
  type Claiming,
  type Wanted,
} from './claiming.js'
import { timeOf } from './event-id.js'
import type { Events } from './event-table.js'
import { storedAtLatestMs } from './stored-in-time.js'

/** Events that are made once for each key, however often and by however many processes at once. */
export interface Idempotency {
  /**
   * Stores events of one partition and their claims, all or none; those whose key is taken are left out. Answers the claim
   * that holds for each key. One that stands for another body is a Problem, and then nothing is stored.
   */
  readonly add: (
    partition: Partition,
    at: Date,
    claiming: readonly Claiming[],
  ) => Promise<ReadonlyMap<string, Claim>>
  /** Notes that the message of the events of these keys is queued. */
  readonly noteQueued: (partition: Partition, keys: readonly string[]) => Promise<void>
  /** Whether that message is known to be queued; whoever is about to queue it is given a moment. */
  readonly isQueued: (partition: Partition, key: string) => Promise<boolean>
}

/** Someone else was faster; 404: to purge the claim whose place it was to take. */
const taken = [404, 409, 412]

/** The table that claims share with their events, its transactions, and the pauses between looks at another's claim. */
export interface IdempotencyParts {
  readonly table: () => Promise<TableClient>
  readonly transact: Transact
  readonly events: Pick<Events, 'add' | 'remove'>
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** Pauses that double, until they are as long as that together. */
const doubling = (first: number, together: number): readonly number[] => {
  const pauses: number[] = []
  for (let ms = first, sum = 0; sum < together; sum += ms, ms *= 2) pauses.push(ms)
  return pauses
}

/**
 * Ever longer pauses between looks at another's claim, together longer than its fire may wait for the writes of others after it has stored its
 * events: once to queue them, and once to note that.
 */
const patienceMs = doubling(50, 2 * longestWaitMs)

/**
 * Idempotency by a row beside the events: one transaction decides who was first, so that no crash can leave a key without
 * its events. The claim of a key that has expired, or came too late, is replaced, under its etag.
 * Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */
export const idempotency = ({ table, transact, events, pause }: IdempotencyParts): Idempotency => {
  const find = async (partition: Partition, key: string) => {
    const { partitionKey, rowKey } = claimKeys(partition, key)
    const row = await findRow<ClaimRow>(table, partitionKey, rowKey)
    return row && { claim: toClaim(row), etag: row.etag, changedAt: new Date(row.timestamp ?? 0) }
  }

  /** What is to be done about someone else's claim of a key: nothing, keep to it, or take its place. */
  const meet = async (partition: Partition, wanted: Wanted, held: Map<string, Claim>) => {
    const replaces = new Map<string, string>()
    for (const key of keysOf(wanted.once)) {
      const there = await find(partition, key)
      if (!there) continue
      const age = wanted.claim.claimedAt.getTime() - there.claim.claimedAt.getTime()
      const isLate = isTooLate(there.claim, there.changedAt)
      if (isLate) await events.remove(partition, there.claim.eventIds)
      if (isLate || age >= claimMs) replaces.set(key, there.etag)
      else {
        held.set(wanted.once.key, there.claim)
        return wanted
      }
    }
    return { ...wanted, replaces }
  }

  /** Stores all that nobody holds, and tries again without what somebody turns out to hold. */
  const store = async (
    partition: Partition,
    wanted: readonly Wanted[],
    held = new Map<string, Claim>(),
    tries = 10,
  ): Promise<ReadonlyMap<string, Claim>> => {
    refuseOthers(wanted, held)
    const rest = wanted.filter(({ once }) => !held.has(once.key))
    if (rest.length === 0) return held
    const claims = rest.flatMap((each) => toActions(partition, each))
    const added = rest.flatMap(({ events }) => events)
    if (await succeededUnless(taken, () => events.add(added, claims)))
      return new Map([...held, ...rest.map(({ once, claim }) => [once.key, claim] as const)])
    if (tries === 0) throw new Error('Storage names a conflict that no claim explains')
    const met = await Promise.all(rest.map((each) => meet(partition, each, held)))
    return store(partition, met, held, tries - 1)
  }

  return {
    add: async (partition, at, claiming) => {
      const wanted = claiming.map((each) => toWanted(each, at))
      // A key may come twice in one request, too: then both stand for the events of the first.
      const first = new Map(wanted.toReversed().map((each) => [each.once.key, each]))
      refuseTwins(wanted, first)
      return store(partition, [...first.values()])
    },

    noteQueued: async (partition, keys) => {
      const rows = [...new Set(keys)].map((key) => ({ ...claimKeys(partition, key), queued: true }))
      if (rows.length === 0) return
      // 404: the event is known by another of its keys, whose maker notes it.
      await succeededUnless([404], () => transact(rows.map((row) => ['update', row, 'Merge'])))
    },

    isQueued: async (partition, key) => {
      for (const milliseconds of patienceMs) {
        if ((await find(partition, key))?.claim.queued) return true
        await pause(milliseconds)
      }
      return (await find(partition, key))?.claim.queued ?? false
    },
  }
}

/** Whether a claim was stored so late, with its events, that who made it cannot have accepted them. */
const isTooLate = ({ eventIds, queued }: Claim, storedAt: Date) => {
  const firedAt = timeOf(keyOf(eventIds[0] ?? ''))
  return !queued && storedAt.getTime() - firedAt.getTime() > storedAtLatestMs
}
