import type { EventType } from '../catalogue/event-type.js'
import type { Log } from '../log.js'
import type { FireMessage } from '../queues/fan-out-message.js'
import type { Partition } from '../storage/partition-key.js'
import { checkPayloads } from './check-payloads.js'
import type { Scope } from './event.js'
import type { Fired } from './fired.js'
import type { Idempotency } from './idempotency.js'
import { storeEarlierVersions, type StoreEarlierVersionsParts } from './store-earlier-versions.js'
import { storeFired, type Stored, type StoreFiredParts } from './store-fired.js'

/** What type events are fired of, and for whom. */
export interface Firing {
  readonly eventType: EventType
  readonly scope: Scope
}

/**
 * Makes events: all checked, stored and queued once this resolves; throws a Problem, and stores none, when one of them is not
 * accepted. Answers an id for each payload, in order; that of an earlier fire's event where a key had been used.
 */
export type AcceptEvents = (
  firing: Firing,
  fired: readonly Fired[],
  log: Log,
) => Promise<readonly string[]>

/** The store, the claims of idempotency keys, the queue for fan-out, and what an event is in the versions of its type before. */
export interface AcceptEventsParts extends StoreFiredParts, StoreEarlierVersionsParts {
  readonly events: StoreFiredParts['events'] & StoreEarlierVersionsParts['events']
  readonly idempotency: Idempotency
  readonly queues: { readonly fanOut: (fire: FireMessage) => Promise<void> }
}

/**
 * Accepts events. They are stored first, then what they are in versions of their type before; a message for all of them is queued last. A
 * repeat that cannot see that its events were queued queues them itself, as work that may have been done before.
 */
export const acceptEvents = ({
  idempotency,
  queues,
  ...parts
}: AcceptEventsParts): AcceptEvents => {
  const store = storeFired({ ...parts, idempotency })
  const storeAsEarlier = storeEarlierVersions(parts)

  const queue = async (
    { eventType, scope }: Firing,
    stored: readonly Stored[],
    again: boolean,
  ): Promise<void> => {
    if (stored.length === 0) return
    const eventIds = [...new Set(stored.flatMap((each) => each.eventIds))]
    const earlier = await storeAsEarlier(eventType, scope, eventIds)
    const fires = [{ scope, eventIds }, ...earlier]
    await Promise.all(fires.map((fire) => queues.fanOut({ ...fire, ...(again ? { again } : {}) })))
    await idempotency.noteQueued(partitionOf({ eventType, scope }), keysOf(stored))
  }

  const queueRepeated = async (firing: Firing, stored: readonly Stored[]) => {
    const partition = partitionOf(firing)
    const queued = await Promise.all(
      stored.map(async ({ once, queued }) => {
        return queued || !once || (await idempotency.isQueued(partition, once.key))
      }),
    )
    const left = stored.filter((_, i) => !queued[i])
    await queue(firing, left, true)
    return left
  }

  return async (firing, fired, log) => {
    const { eventType, scope } = firing
    checkPayloads(
      eventType,
      fired.flatMap(({ payloads }) => payloads),
      parts.earlierForms,
    )
    const stored = await store(partitionOf(firing), fired)
    const made = stored.filter(({ repeated }) => !repeated)
    const repeated = stored.filter((each) => each.repeated)
    await queue(firing, made, false)
    const left = await queueRepeated(firing, repeated)

    for (const { payloads, eventIds } of made)
      payloads.forEach(({ bytes }, i) => {
        log('event.accepted', { eventId: eventIds[i], scope, bytes: bytes.length })
      })
    for (const each of repeated)
      for (const eventId of each.eventIds)
        log('event.repeated', { eventId, scope, queued: left.includes(each) })
    return stored.flatMap(({ eventIds }) => eventIds)
  }
}

const partitionOf = ({ eventType, scope }: Firing): Partition => ({
  eventType: eventType.name,
  scope,
})

const keysOf = (stored: readonly Stored[]) => stored.flatMap(({ once }) => once?.key ?? [])
