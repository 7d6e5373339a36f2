import { newerOf, type StoredEventKey } from '../../src/events/event-span.js'
import { newEventId, timeOf } from '../../src/events/event-id.js'
import { keyOf } from '../../src/storage/ids.js'
import { newEvent } from './deliveries.js'

const pageSize = 1000

interface Shelved extends StoredEventKey {
  readonly key: string
}

/** The first of some entries, in order, that does not sort before a key. */
const indexOf = (entries: readonly Shelved[], key: string) => {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.key ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

const byKey = (a: Shelved, b: Shelved) => (a.key < b.key ? -1 : 1)

/** A table of events in memory that turn up when they are stored, and counts what it is asked. */
export const eventShelf = (now: () => Date) => {
  const shelves = { t: [] as Shelved[], all: [] as Shelved[] }
  let [queries, isSorted] = [0, true]

  const find = (shelf: readonly Shelved[], after: string, until: string) => {
    const [first, last] = [indexOf(shelf, until), indexOf(shelf, after)]
    const isMoment = timeOf(until).getTime() - timeOf(after).getTime() <= 1
    const end = isMoment ? last : Math.min(last, first + pageSize)
    queries += Math.max(1, Math.ceil((end - first) / pageSize))
    return {
      keys: shelf.slice(first, end),
      completeFrom: end === last ? after : (shelf[end - 1]?.key ?? ''),
    }
  }

  return {
    /** Stores an event under a key of the time that its host's clock said. */
    store: (firedAt: Date, scope: 't' | 'all' = 't'): string => {
      const eventId = newEventId('instore', firedAt)
      shelves[scope].push({ key: keyOf(eventId), scope, eventId, storedAt: now() })
      isSorted = false
      return eventId
    },
    queries: () => queries,
    events: {
      span: (_tenantId: string, _eventType: string, after: string, until: string) => {
        if (!isSorted) for (const shelf of Object.values(shelves)) shelf.sort(byKey)
        isSorted = true
        const found = Object.values(shelves).map((shelf) => find(shelf, after, until))
        const completeFrom = found.map((each) => each.completeFrom).reduce(newerOf)
        const keys = found.flatMap((each) => each.keys.filter(({ key }) => key <= completeFrom))
        if (shelves.all.length > 0) keys.sort(byKey)
        return Promise.resolve({ isWhole: completeFrom === after, keys: keys.reverse() })
      },
      getRun: (scope: string, ids: readonly string[]) => {
        queries++
        return Promise.resolve(ids.map((id) => newEvent({ id, scope, payload: new Uint8Array() })))
      },
    },
  }
}
