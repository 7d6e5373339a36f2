import { odata, type TableClient } from '@azure/data-tables'
import { keyOf, toId } from '../storage/ids.js'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { firstPage, pageSize } from '../storage/table-query.js'
import { timeOf } from './event-id.js'
import type { EventRow } from './event-row.js'
import type { EventKey } from './event.js'

/** Which event, and when it was stored by storage's own clock. */
export interface StoredEventKey extends EventKey {
  readonly storedAt: Date
}

/** Events between two keys, oldest first. Where there are more than a page, it is the newest of them, and none of those is left out. */
export interface EventSpan {
  readonly keys: readonly StoredEventKey[]
  readonly isWhole: boolean
}

/** The events of a type that a tenant may see, newer than a key and not newer than another. One query for each of two scopes, and of a type's names. */
export type ReadSpan = (
  tenantId: string,
  eventType: string,
  after: string,
  until: string,
) => Promise<EventSpan>

/** Until there: up to the newest event. */
export const newestKey = ''

/** Of two keys, the one that is newer: they sort the newest first. */
export const newerOf = (a: string, b: string): string => (a < b ? a : b)

/** Of two keys, the one that is older. */
export const olderOf = (a: string, b: string): string => (a < b ? b : a)

/** Reads spans of the event table. What cannot be divided, a single millisecond, is read to its end. */
export const readSpan =
  (
    table: () => Promise<TableClient>,
    /** Where the events of a type are that a tenant may see. */
    partitionsOf: (tenantId: string, eventType: string) => readonly Partition[],
    page = pageSize,
  ): ReadSpan =>
  async (tenantId, eventType, after, until) => {
    const isMoment = timeOf(until).getTime() - timeOf(after).getTime() <= 1
    const found = await Promise.all(
      partitionsOf(tenantId, eventType).map(async (partition) => {
        const { rows, more } = await firstPage<EventRow>(
          table,
          {
            filter: odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${until} and RowKey lt ${after}`,
            select: ['RowKey', 'Timestamp'],
          },
          isMoment ? Infinity : page,
        )
        const keys = rows.map(({ rowKey, timestamp = '' }) => ({
          ...{ scope: partition.scope, eventId: toId(partition.eventType, rowKey) },
          storedAt: new Date(timestamp),
        }))
        return { keys, completeFrom: more ? (rows.at(-1)?.rowKey ?? newestKey) : after }
      }),
    )
    const completeFrom = found.map((each) => each.completeFrom).reduce(newerOf)
    return {
      keys: found
        .flatMap(({ keys }) => keys)
        .filter(({ eventId }) => keyOf(eventId) <= completeFrom)
        .sort((a, b) => (keyOf(a.eventId) < keyOf(b.eventId) ? 1 : -1)),
      isWhole: completeFrom === after,
    }
  }
