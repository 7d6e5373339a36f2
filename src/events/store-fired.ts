import { Problem } from '../problem.js'
import type { Partition } from '../storage/partition-key.js'
import type { Events } from './event-table.js'
import type { Fired } from './fired.js'
import type { Idempotency } from './idempotency.js'
import type { newEvents } from './new-events.js'
import { storedWithinMs } from './stored-in-time.js'

/** What came of one Fired. */
export interface Stored extends Fired {
  readonly eventIds: readonly string[]
  /** Whether these are the events of an earlier fire. */
  readonly repeated: boolean
  /** Whether their message is known to be queued. */
  readonly queued: boolean
}

/**
 * Makes events of what was fired and stores them, all or none. All of it has a key to be fired once by, or none has. What took too
 * long is a Problem: who polls may have gone past it.
 */
export type StoreFired = (
  partition: Partition,
  fired: readonly Fired[],
) => Promise<readonly Stored[]>

/** The store, the claims of idempotency keys, and how events are made. */
export interface StoreFiredParts {
  readonly events: Pick<Events, 'add' | 'open' | 'remove'>
  readonly idempotency: Pick<Idempotency, 'add'>
  /** What storage's clock says. */
  readonly now: () => Date
  readonly newEvents: typeof newEvents
}

/** Stores events, in one transaction. */
export const storeFired =
  ({ events, idempotency, now, newEvents }: StoreFiredParts): StoreFired =>
  async (partition, fired) => {
    await events.open()
    const firedAt = now()
    const together = newEvents(
      { ...partition, firedAt },
      fired.flatMap(({ payloads }) => payloads.map(({ bytes }) => bytes)),
    )
    let next = 0
    const made = fired.map((each) => ({
      ...each,
      events: together.slice(next, (next += each.payloads.length)),
    }))
    const plain = made.flatMap((each) => (each.once ? [] : each.events))
    if (plain.length > 0) await events.add(plain)
    const keyed = made.flatMap(({ once, ...each }) => (once ? [{ once, events: each.events }] : []))
    const claims = await idempotency.add(partition, firedAt, keyed)

    const stored = made.map(({ events: own, ...each }) => {
      const ids = own.map(({ id }) => id)
      const claim = each.once && claims.get(each.once.key)
      if (!claim) return { ...each, eventIds: ids, repeated: false, queued: false }
      const { eventIds, queued } = claim
      return { ...each, eventIds, queued, repeated: eventIds[0] !== ids[0] }
    })
    const isLate = now().getTime() - firedAt.getTime() > storedWithinMs
    if (!isLate || stored.every(({ repeated }) => repeated)) return stored
    // Those of a claim stay: who comes with its key again sees when it was stored.
    await events.remove(
      partition,
      plain.map(({ id }) => id),
    )
    throw new Problem('storage-unavailable', 'Storage took too long. Send it again.')
  }
