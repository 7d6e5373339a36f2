import { odata, type TableClient } from '@azure/data-tables'
import { LRUCache } from 'lru-cache'
import { findRow } from '../storage/find-row.js'
import { keyOf, parseId } from '../storage/ids.js'
import { partitionKey } from '../storage/partition-key.js'
import { allRows } from '../storage/table-query.js'
import { byMoment, timeOf } from './event-id.js'
import { toEvent, type EventRow } from './event-row.js'
import type { Event, Scope } from './event.js'

/** Events by their ids, read once by each process as long as it remembers them. */
export interface EventCache {
  /** Remembers an event that is stored. */
  readonly keep: (event: Event) => Event
  readonly get: (scope: Scope, eventId: string) => Promise<Event | undefined>
  /** Those of several events that are there; one operation for all that were fired in the same millisecond. */
  readonly getAll: (scope: Scope, eventIds: readonly string[]) => Promise<readonly Event[]>
  /** Those of several neighbours that are there, in one operation: events of one type that few others stand between. */
  readonly getRun: (scope: Scope, eventIds: readonly string[]) => Promise<readonly Event[]>
}

const cacheBytes = 16 * 1024 * 1024

/** An older event is read each time: it may have been purged meanwhile, by whichever process. */
export const rememberedMs = 3_600_000

/**
 * A cache before the table of events. They never change, so the chunks of one event need not read it again. Without a clock they are
 * remembered at any age.
 */
export const eventCache = (table: () => Promise<TableClient>, now?: () => Date): EventCache => {
  const cache = new LRUCache<string, Event>({
    maxSize: cacheBytes,
    sizeCalculation: ({ payload }) => payload.length + 512,
  })

  const keep = (event: Event) => {
    cache.set(`${event.scope}:${event.id}`, event)
    return event
  }

  const remembered = (scope: Scope, eventId: string): Event | undefined => {
    const event = cache.get(`${scope}:${eventId}`)
    const firedAt = now && event && timeOf(keyOf(eventId))
    return firedAt && now().getTime() - firedAt.getTime() > rememberedMs ? undefined : event
  }

  const get = async (scope: Scope, eventId: string) => {
    const cached = remembered(scope, eventId)
    if (cached) return cached
    const id = parseId(eventId)
    if (!id) return undefined
    const row = await findRow<EventRow>(table, partitionKey({ ...id, scope }), id.key)
    return row && keep(toEvent(row))
  }

  const getRun = async (scope: Scope, ids: readonly string[]): Promise<readonly Event[]> => {
    const cached = ids.flatMap((id) => remembered(scope, id) ?? [])
    const [first = '', ...others] = [...ids].sort()
    const id = parseId(first)
    if (!id || cached.length === ids.length) return cached
    const last = keyOf(others.at(-1) ?? first)
    const filter = odata`PartitionKey eq ${partitionKey({ ...id, scope })} and RowKey ge ${id.key} and RowKey le ${last}`
    const events: Event[] = []
    for await (const row of allRows<EventRow>(table, { filter })) {
      const event = toEvent(row)
      if (ids.includes(event.id)) events.push(keep(event))
    }
    return events
  }

  return {
    keep,
    get,
    getRun,
    getAll: async (scope, eventIds) =>
      (await Promise.all(byMoment(eventIds).map((ids) => getRun(scope, ids)))).flat(),
  }
}
