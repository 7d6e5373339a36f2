import { newerOf, newestKey, olderOf, type StoredEventKey } from '../events/event-span.js'
import type { EventKey } from '../events/event.js'
import { keyOf, parseId } from '../storage/ids.js'
import { seenLength, type Cursor } from './cursor.js'
import type { Step } from './read-forward.js'

/** What is handed out to a poller, and what its cursor is to know then. */
export interface HandOut {
  /** Takes what one step found; says whether to go on. */
  readonly take: (step: Step) => boolean
  /** Neighbours in storage together. */
  readonly runs: readonly (readonly EventKey[])[]
  /** Where the poller stands now, and whether it would be given more at once. */
  readonly end: () => { readonly cursor: Cursor; readonly more: boolean }
}

/** How many events one answer holds. */
const pageSize = 100

/** How many events a cursor remembers: it has to fit in a URL. */
export const longestMemory = 250

/** By what a cursor knows an event. */
export const short = ({ eventId }: EventKey): string => eventId.slice(-seenLength)

/** Whether it was stored before a cursor's beginning, by which that knows it without remembering it. */
export const isPast = ({ storedAt }: StoredEventKey, { from = 0 }: Pick<Cursor, 'from'>): boolean =>
  storedAt.getTime() < from

/** Neighbours have one scope, and one of their type's names. */
const partitionOf = ({ scope, eventId }: EventKey): string =>
  `${scope}:${parseId(eventId)?.eventType ?? ''}`

/**
 * Hands out what a poller has not been given, oldest first. What is older than the frontier is final, and needs no memory; what is
 * newer is remembered one by one, and when there is no more room for it, it waits until the frontier has passed it.
 */
export const handOut = (cursor: Cursor, frontier: () => string): HandOut => {
  const [seen, met] = [new Set(cursor.seen), new Set<string>()]
  const runs: EventKey[][] = []
  const open = new Map<string, EventKey[]>()
  let since = cursor.since
  let count = 0
  let [isWhole, isMoved] = [false, false]
  let stop: 'full' | 'waiting' | undefined

  const hand = (key: EventKey) => {
    const run = open.get(partitionOf(key)) ?? []
    if (run.length === 0) runs.push(run)
    open.set(partitionOf(key), run)
    run.push(key)
    count++
  }

  const takeKey = (key: StoredEventKey) => {
    const isFinal = keyOf(key.eventId) >= frontier()
    const isOld = isPast(key, cursor)
    const isKnown = isOld || seen.has(short(key))
    if (isKnown) open.delete(partitionOf(key))
    else if (count === pageSize) stop = 'full'
    else if (!isFinal && seen.size >= longestMemory) stop = 'waiting'
    else hand(key)
    if (stop) return
    if (isFinal) {
      seen.delete(short(key))
      since = newerOf(since, keyOf(key.eventId))
      isMoved = true
    } else if (!isOld) {
      seen.add(short(key))
      met.add(short(key))
    }
  }

  return {
    runs,
    take: ({ keys, until }) => {
      for (const key of keys) {
        takeKey(key)
        if (stop) return false
      }
      since = newerOf(since, olderOf(until, frontier()))
      isWhole = until === newestKey
      return true
    },
    end: () =>
      isWhole && !isMoved && count === 0
        ? { cursor, more: false }
        : {
            // Only when all was read, what is remembered and was not met is known to be gone.
            cursor: { ...cursor, since, seen: [...(isWhole ? met : seen)] },
            more: stop === 'full' || (stop === undefined && since > frontier()),
          },
  }
}
