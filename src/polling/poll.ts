import { newestFirst } from '../events/event-id.js'
import { newestKey, olderOf } from '../events/event-span.js'
import type { Events } from '../events/event-table.js'
import type { Event } from '../events/event.js'
import { storedAtLatestMs } from '../events/stored-in-time.js'
import { keyOf } from '../storage/ids.js'
import type { Cursor } from './cursor.js'
import { handOut, isPast, longestMemory, short, type HandOut } from './hand-out.js'
import { readForward, type Read } from './read-forward.js'

/** What a poll found: events that are new to the poller, oldest first, and where it stands now. */
export interface PollResult {
  readonly events: readonly Event[]
  readonly cursor: Cursor
  /** Whether more are there for the asking. */
  readonly more: boolean
}

/** The events, and storage's clock. */
export interface PollParts {
  readonly events: Pick<Events, 'getRun' | 'span'>
  readonly now: () => Date
}

/** Looks for events that a poller has not seen. */
export interface Poll {
  /** Where a poller stands who wants nothing of the past. */
  readonly start: (tenantId: string, eventType: string) => Promise<Cursor>
  readonly next: (cursor: Cursor) => Promise<PollResult>
}

/** What is older is final: no event turns up there any more, not even of an instance whose clock is a minute late. */
const windowMs = 2 * storedAtLatestMs

/**
 * What our clock may be ahead of storage's. Of the past, a poller is given at most what was stored so shortly before it began: where that is
 * more than a page, or than its cursor can remember.
 */
export const clockErrorMs = 5000

const keyAt = (ms: number) => newestFirst(new Date(ms))

/** Polls the event table: no event is missed or repeated, whatever the order in which events turn up. */
export const poll = ({ events, now }: PollParts): Poll => {
  /** A time that storage's clock had not reached before reading: an answer has put ours right, should it have been ahead. */
  const readAt = (before: Date) => Math.min(before.getTime(), now().getTime())

  return {
    start: async (tenantId, eventType) => {
      const before = now()
      const after = keyAt(before.getTime() - windowMs)
      const { keys } = await events.span(tenantId, eventType, after, newestKey)
      const at = readAt(before)
      const [since, from] = [keyAt(at - windowMs), at - clockErrorMs]
      const known = keys
        .filter((key) => keyOf(key.eventId) < since && !isPast(key, { from }))
        .slice(-longestMemory)
      return { tenantId, eventType, since, seen: known.map(short), from }
    },

    next: async (cursor) => {
      const { tenantId, eventType, since } = cursor
      const before = now()
      const read: Read = (after, until) => events.span(tenantId, eventType, after, until)
      let known: string | undefined
      const frontier = () => (known ??= keyAt(readAt(before) - windowMs))
      const handing = handOut(cursor, frontier)
      for await (const step of readForward(read, since, frontier)) if (!handing.take(step)) break
      const end = handing.end()
      return {
        events: await load(events, handing.runs),
        more: end.more,
        // Cursors of before stand as far ahead as the clock of whoever fired last.
        cursor: { ...end.cursor, since: olderOf(end.cursor.since, keyAt(now().getTime())) },
      }
    },
  }
}

const load = async (
  events: PollParts['events'],
  runs: HandOut['runs'],
): Promise<readonly Event[]> => {
  const found = await Promise.all(
    runs.map((run) => {
      const ids = run.map(({ eventId }) => eventId)
      return events.getRun(run[0]?.scope ?? '', ids)
    }),
  )
  return found.flat().sort((a, b) => (keyOf(a.id) < keyOf(b.id) ? 1 : -1))
}
