import type { Event } from '../events/event.js'
import { newestFirst, timeOf } from '../events/event-id.js'
import type { EventKey, Events } from '../events/event-table.js'
import { keyOf } from '../storage/ids.js'
import { seenLength, type Cursor } from './cursor.js'

/** What a poll found: events that are new to the poller, oldest first, and where it stands now. */
export interface PollResult {
  readonly events: readonly Event[]
  readonly cursor: Cursor
  /** Whether there are more than one answer holds. */
  readonly more: boolean
}

/** What it works with. */
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
 * An event gets its key before it is stored, on a clock of its own host, so that one may turn up behind the newest known. This
 * far behind is looked again, by what was seen there.
 */
const windowMs = 30_000

const pageSize = 100

const before = (key: string) => newestFirst(new Date(timeOf(key).getTime() - windowMs))
const short = (id: string) => keyOf(id).slice(-seenLength)

/** Polls the event table: no event is missed or repeated, whatever the order in which events turn up. */
export const poll = ({ events, now }: PollParts): Poll => ({
  start: async (tenantId, eventType) => {
    const newest = newestFirst(now())
    const there = await events.newerThan(tenantId, eventType, before(newest))
    return { tenantId, eventType, newest, seen: there.map(({ eventId }) => short(eventId)) }
  },

  next: async (cursor) => {
    const { tenantId, eventType } = cursor
    const seen = new Set(cursor.seen)
    const there = await events.newerThan(tenantId, eventType, before(cursor.newest))
    const fresh = there.filter(({ eventId }) => !seen.has(short(eventId)))
    const page = fresh.slice(0, pageSize)
    const found = await Promise.all(page.map(({ scope, eventId }) => events.get(scope, eventId)))

    // Keys sort the newest first.
    const newest =
      [cursor.newest, ...page.map(({ eventId }) => keyOf(eventId))].sort()[0] ?? cursor.newest
    const known = (event: EventKey) => seen.has(short(event.eventId)) || page.includes(event)
    return {
      events: found.filter((event) => event !== undefined),
      more: fresh.length > page.length,
      cursor: {
        ...cursor,
        newest,
        seen: there
          .filter((event) => known(event) && keyOf(event.eventId) < before(newest))
          .map(({ eventId }) => short(eventId)),
      },
    }
  },
})
