import { odata, type TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import { keyOf, parseId, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey, type Partition } from '../storage/partition-key.js'
import { firstPage, partitionKeys } from '../storage/table-query.js'
import { endOfEvents } from './claim-row.js'
import { newestFirst } from './event-id.js'
import type { EventRow } from './event-row.js'
import type { Event, Scope } from './event.js'

/** Which events; what is absent leaves them all. */
export interface EventQuery {
  readonly scopes: readonly Scope[]
  /** Each under all of its names. */
  readonly eventTypes?: readonly string[]
  /** This one only. */
  readonly id?: string
  /** Fired then or later. */
  readonly from?: Date
  /** Fired before. */
  readonly until?: Date
}

/** An event without its payload. */
export type EventHead = Omit<Event, 'payload'>

/** Some events, the newest first. */
export interface EventPage {
  readonly events: readonly EventHead[]
  /** The key of the last one, after which the next page begins; absent for the last page. */
  readonly next?: string
}

/** Finds events after a key: those of all scopes and types in one order, since their keys sort by time wherever they are. */
export type FindEvents = (query: EventQuery, limit: number, after?: string) => Promise<EventPage>

const columns = ['PartitionKey', 'RowKey', 'firedAt', 'correlationId']

/** Rows of a partition that a query asks for. */
const rowsOf = (partition: Partition, { id, from, until }: EventQuery, after = ''): string => {
  const first = until ? `${newestFirst(until)}~` : ''
  const last = from ? `${newestFirst(from)}~` : endOfEvents
  const begin = after > first ? after : first
  const only = id === undefined ? '' : odata` and RowKey eq ${keyOf(id)}`
  return (
    odata`PartitionKey eq ${partitionKey(partition)} and RowKey gt ${begin} and RowKey lt ${last}` +
    only
  )
}

/** Events out of their table: one operation for each partition, and one more to find each where no types are named. */
export const findEvents = (table: () => Promise<TableClient>, namesOf: NamesOf): FindEvents => {
  const partitionsOf = async (query: EventQuery): Promise<readonly Partition[]> => {
    const { scopes, id } = query
    const wanted = query.eventTypes && [...new Set(query.eventTypes.flatMap(namesOf))]
    const names = id === undefined ? wanted : [parseId(id)?.eventType ?? '']
    if (names)
      return names
        .filter((name) => wanted?.includes(name) ?? true)
        .flatMap((eventType) => scopes.map((scope) => ({ scope, eventType })))
    const found = scopes.map(async (scope) => {
      const partitions: Partition[] = []
      for await (const key of partitionKeys(table, `${scope}:`, `${scope};`))
        partitions.push(parsePartitionKey(key))
      return partitions
    })
    return (await Promise.all(found)).flat()
  }

  return async (query, limit, after) => {
    const partitions = await partitionsOf(query)
    const pages = await Promise.all(
      partitions.map((partition) => {
        const filter = rowsOf(partition, query, after)
        return firstPage<EventRow>(table, { filter, select: columns }, limit)
      }),
    )
    const rows = pages.flatMap((page) => page.rows).sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const more = rows.length > shown.length || pages.some((page) => page.more)
    return { events: shown.map(toHead), ...(more && last ? { next: last.rowKey } : {}) }
  }
}

const toHead = (row: EventRow): EventHead => {
  const { scope, eventType } = parsePartitionKey(row.partitionKey)
  const { correlationId } = row
  return {
    ...{ scope, eventType, correlationId },
    id: toId(eventType, row.rowKey),
    firedAt: new Date(row.firedAt),
  }
}
