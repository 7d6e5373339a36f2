import type { Partition } from '../storage/partition-key.js'
import type { Events } from './event-table.js'
import type { Event } from './event.js'
import type { Fired } from './fired.js'
import type { Idempotency } from './idempotency.js'

/** What came of one Fired. */
export interface Stored extends Fired {
  readonly eventIds: readonly string[]
  /** Whether these are the events of an earlier fire. */
  readonly repeated: boolean
  /** Whether their message is known to be queued. */
  readonly queued: boolean
}

/** Makes events of what was fired and stores them, all or none. All of it has a key to be fired once by, or none has. */
export type StoreFired = (
  partition: Partition,
  fired: readonly Fired[],
) => Promise<readonly Stored[]>

/** The store, the claims of idempotency keys, and how an event is made. */
export interface StoreFiredParts {
  readonly events: Pick<Events, 'add'>
  readonly idempotency: Pick<Idempotency, 'add'>
  readonly now: () => Date
  readonly newEvent: (fired: Omit<Event, 'id' | 'correlationId'>) => Event
}

/** Stores events, in one transaction. */
export const storeFired =
  ({ events, idempotency, now, newEvent }: StoreFiredParts): StoreFired =>
  async (partition, fired) => {
    const firedAt = now()
    const made = fired.map((each) => ({
      ...each,
      events: each.payloads.map(({ bytes }) => newEvent({ ...partition, firedAt, payload: bytes })),
    }))
    const plain = made.flatMap((each) => (each.once ? [] : each.events))
    if (plain.length > 0) await events.add(plain)
    const keyed = made.flatMap(({ once, ...each }) => (once ? [{ once, events: each.events }] : []))
    const claims = await idempotency.add(partition, firedAt, keyed)

    return made.map(({ events: own, ...each }) => {
      const ids = own.map(({ id }) => id)
      const claim = each.once && claims.get(each.once.key)
      if (!claim) return { ...each, eventIds: ids, repeated: false, queued: false }
      const { eventIds, queued } = claim
      return { ...each, eventIds, queued, repeated: eventIds[0] !== ids[0] }
    })
  }
