import { newestFirst, timeOf } from '../events/event-id.js'
import type { EventKey, Events } from '../events/event-table.js'
import type { Event } from '../events/event.js'
import { keyOf } from '../storage/ids.js'
import { seenLength, type Cursor } from './cursor.js'

/** What a poll found: events that are new to the poller, oldest first, and where it stands now. */
export interface PollResult {
  readonly events: readonly Event[]
  readonly cursor: Cursor
  /** Whether there are more than one answer holds. */
  readonly more: boolean
}

/** The events, and the clock that a poller starts by. */
export interface PollParts {
  readonly events: Pick<Events, 'get' | 'newerThan'>
  readonly now: () => Date
}

/** Looks for events that a poller has not seen. */
export interface Poll {
  /** Where a poller stands who wants nothing of the past. */
  readonly start: (tenantId: string, eventType: string) => Promise<Cursor>
  readonly next: (cursor: Cursor) => Promise<PollResult>
}

/**
 * An event gets its key before it is stored, on the clock of its own host, so that one may turn up behind others that a poller
 * has seen. This far behind the newest one is looked again.
 */
const windowMs = 30_000

/** How many events of that time a cursor remembers; where more were fired, it looks back less far: it has to fit in a URL. */
const longestMemory = 250

const pageSize = 100

const short = (event: EventKey) => keyOf(event.eventId).slice(-seenLength)

/** Keys sort the newest first. */
const newerOf = (a: string, b: string) => (a < b ? a : b)

/** Polls the event table: no event is missed or repeated, whatever the order in which events turn up. */
export const poll = ({ events, now }: PollParts): Poll => ({
  start: async (tenantId, eventType) => {
    const since = newestFirst(new Date(now().getTime() - windowMs))
    const there = await events.newerThan(tenantId, eventType, since)
    return remember({ tenantId, eventType, since, seen: [] }, there)
  },

  next: async (cursor) => {
    const { tenantId, eventType, since } = cursor
    const seen = new Set(cursor.seen)
    const there = await events.newerThan(tenantId, eventType, since)
    const fresh = there.filter((event) => !seen.has(short(event)))
    const page = fresh.slice(0, pageSize)
    const found = await Promise.all(page.map(({ scope, eventId }) => events.get(scope, eventId)))
    const known = there.filter((event) => seen.has(short(event)) || page.includes(event))
    return {
      events: found.filter((event) => event !== undefined),
      more: fresh.length > page.length,
      cursor: remember(cursor, known),
    }
  },
})

/** The cursor of a poller who knows these events, oldest first. */
const remember = (cursor: Cursor, known: readonly EventKey[]): Cursor => {
  const newest = known.at(-1)
  if (!newest) return { ...cursor, seen: [] }
  const windowStart = newestFirst(new Date(timeOf(keyOf(newest.eventId)).getTime() - windowMs))
  const forgotten = known.at(-longestMemory - 1)
  const since = [windowStart, forgotten ? keyOf(forgotten.eventId) : windowStart].reduce(
    newerOf,
    cursor.since,
  )
  return {
    ...cursor,
    since,
    seen: known.filter(({ eventId }) => keyOf(eventId) < since).map(short),
  }
}
