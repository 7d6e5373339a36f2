import type { SeenRequest } from './request-reader.js'

/** What arrived for one event. */
export interface EventArrivals {
  readonly eventId: string
  /** Subscriptions that answer, each counted once. */
  readonly delivered: number
  /** POSTs to them beyond the first of each. */
  readonly duplicates: number
  /** Subscriptions that hang, each counted once. */
  readonly hanging: number
  /** When the first and the last POST arrived, on the clock that all processes share. */
  readonly first: number
  readonly last: number
}

/** All that arrived since the ledger was last emptied. */
export interface Arrivals {
  readonly events: readonly EventArrivals[]
  /** Requests that belong to no delivery, or to that of another subscription than their callback URL's. */
  readonly strays: number
  /** One of them, to look at. */
  readonly stray?: string
}

/** Counts what arrives, per event and subscription. */
export interface Ledger {
  readonly note: (request: SeenRequest, at: number) => void
  /** How many different deliveries have arrived, those that hang left out: cheap to ask. */
  readonly delivered: () => number
  readonly arrivals: () => Arrivals
  /** When each delivery of an event first arrived, those that hang left out. */
  readonly times: (eventId: string) => readonly number[]
  readonly forget: () => void
}

interface Entry {
  readonly times: Map<string, number>
  readonly hanging: Set<string>
  duplicates: number
  first: number
  last: number
}

/** An empty ledger. Callback URLs end with their subscription's key, so that a delivery in the wrong place is noticed. */
export const createLedger = (): Ledger => {
  const entries = new Map<string, Entry>()
  let delivered = 0
  let strays = 0
  let stray: string | undefined

  const entryOf = (eventId: string, at: number): Entry => {
    const known = entries.get(eventId)
    if (known) return known
    const entry = {
      times: new Map(),
      hanging: new Set<string>(),
      duplicates: 0,
      first: at,
      last: at,
    }
    entries.set(eventId, entry)
    return entry
  }

  return {
    note: ({ path, trackingId }, at) => {
      const dot = trackingId.lastIndexOf('.')
      const key = trackingId.slice(dot + 1)
      if (dot < 1 || key === '' || !path.endsWith(`/${key}`)) {
        strays++
        stray ??= `${path} (${trackingId || 'no tracking id'})`
        return
      }
      const entry = entryOf(trackingId.slice(0, dot), at)
      entry.last = at
      if (path.startsWith('/hang/')) entry.hanging.add(key)
      else if (entry.times.has(key)) entry.duplicates++
      else {
        entry.times.set(key, at)
        delivered++
      }
    },
    delivered: () => delivered,
    arrivals: () => ({
      events: Array.from(entries, ([eventId, { times, hanging, duplicates, first, last }]) => ({
        ...{ eventId, duplicates, first, last },
        delivered: times.size,
        hanging: hanging.size,
      })),
      strays,
      ...(stray === undefined ? {} : { stray }),
    }),
    times: (eventId) => [...(entries.get(eventId)?.times.values() ?? [])],
    forget: () => {
      entries.clear()
      delivered = 0
      strays = 0
      stray = undefined
    },
  }
}
