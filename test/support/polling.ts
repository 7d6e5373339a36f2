import { eventShelf } from './event-shelf.js'
import type { Cursor } from '../../src/polling/cursor.js'
import { poll } from '../../src/polling/poll.js'

/** A polling client, a table of events and storage's clock, which runs when it is told to. */
export const startPolling = () => {
  let ms = Date.UTC(2026, 0, 1)
  const now = () => new Date(ms)
  const at = (seconds: number) => new Date(ms + seconds * 1000)
  const shelf = eventShelf(now)
  const poller = poll({ events: shelf.events, now })

  /** Polls until there is nothing more for the asking; the most that one of the polls asked storage for. */
  const follow = async (cursor: Cursor) => {
    const ids: string[] = []
    let [polls, mostQueries] = [0, 0]
    for (;;) {
      const before = shelf.queries()
      const result = await poller.next(cursor)
      mostQueries = Math.max(mostQueries, shelf.queries() - before)
      if (++polls > 5000) throw new Error('There is always more for the asking')
      ids.push(...result.events.map(({ id }) => id))
      cursor = result.cursor
      if (!result.more) return { ids, cursor, polls, mostQueries }
    }
  }

  return {
    poller,
    follow,
    start: () => poller.start('t', 'instore'),
    pass: (seconds: number) => {
      ms += seconds * 1000
    },
    /** An event turns up now whose host's clock was so far off, or which was so long on its way. */
    store: (secondsOff = 0, scope?: 't' | 'all') => shelf.store(at(secondsOff), scope),
    queries: shelf.queries,
  }
}
