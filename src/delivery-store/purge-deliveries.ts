import { odata, type TableClient } from '@azure/data-tables'
import pLimit from 'p-limit'
import { oneName } from '../catalogue/names-of.js'
import { newestFirst } from '../events/event-id.js'
import { deleteRows, type Deleted } from '../storage/delete-rows.js'
import { toId } from '../storage/ids.js'
import type { Partition } from '../storage/partition-key.js'
import { partitionRanges } from './dead-letters/partition-ranges.js'
import { eventPieces, type EventPiece } from './event-pieces.js'
import { eventPartition, eventRows, toStoredKeys, toStoredRow } from './event-rows.js'
import { purgeKey } from './tally.js'

/** Which of some events of a partition are there; their ids come in order. */
export type ExistingEvents = (
  partition: Partition,
  ids: readonly string[],
) => Promise<ReadonlySet<string>>

/** Deletes what became of events. */
export interface PurgeDeliveries {
  /** Whose events of which types are recorded, however old. */
  readonly recordedPartitions: () => AsyncIterable<Partition>
  /**
   * Deletes what is recorded of events of a partition that were fired before a time and are gone; it can be stopped in between. Where it
   * takes more than one operation, the first one leaves a mark, by which the event's account is known to be gone, however many of its
   * rows are left.
   */
  readonly purgeGone: (
    partition: Partition,
    before: Date,
    existing: ExistingEvents,
    isOver: () => boolean,
  ) => Promise<Deleted>
}

/** Of all events that are purged together, each by transactions of its own. */
const deletesAtOnce = 32

/** Rows that are read before those are deleted that are to go: no more of them are kept. */
const rowsAtOnce = 1000

/** Purges the table of deliveries. */
export const purgeDeliveries = (table: () => Promise<TableClient>): PurgeDeliveries => {
  const limit = pLimit(deletesAtOnce)

  const deletePiece = async (scope: string, piece: EventPiece) => {
    const { eventId, rowKeys, isFirst, isLast } = piece
    const partitionKey = eventPartition(scope, eventId)
    const mark = toStoredRow({ partitionKey, rowKey: purgeKey })
    const isWhole = isFirst && isLast
    const isMarked = isWhole || rowKeys.includes(purgeKey)
    const keys = isLast && !isMarked ? [...rowKeys, purgeKey] : rowKeys
    await deleteRows(
      table,
      keys.map((rowKey) => toStoredKeys({ partitionKey, rowKey })),
      // Whoever read the event before it was gone knows by the mark that it has no account.
      isLast ? [] : [['upsert', mark]],
    )
  }

  return {
    recordedPartitions: () => partitionRanges(table, {}, oneName),

    purgeGone: async (partition, before, existing, isOver) => {
      const { scope, eventType } = partition
      const from = eventPartition(scope, toId(eventType, newestFirst(before)))
      const to = eventPartition(scope, toId(eventType, '~'))
      const filter = odata`PartitionKey gt ${from} and PartitionKey lt ${to}`
      const select = ['PartitionKey', 'RowKey']
      let deleted = 0
      const pieces = new Map<string, EventPiece[]>()
      let read = 0

      const flush = async () => {
        const ids = [...pieces.keys()]
        const there = ids.length > 0 ? await existing(partition, ids) : new Set<string>()
        const gone = ids.filter((id) => !there.has(id))
        await limit.map(gone, async (id) => {
          for (const piece of pieces.get(id) ?? []) {
            await deletePiece(scope, piece)
            deleted += piece.rowKeys.length
          }
        })
        pieces.clear()
        read = 0
      }

      for await (const piece of eventPieces(eventRows<object>(table, { filter, select }))) {
        pieces.set(piece.eventId, [...(pieces.get(piece.eventId) ?? []), piece])
        read += piece.rowKeys.length
        if (read < rowsAtOnce) continue
        await flush()
        if (isOver()) return { deleted, isWhole: false }
      }
      await flush()
      return { deleted, isWhole: true }
    },
  }
}
