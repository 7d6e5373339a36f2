import { odata, type TableClient } from '@azure/data-tables'
import { deleteAll } from '../storage/delete-rows.js'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { allRows } from '../storage/table-query.js'
import { claimMs, endOfEvents } from './claim-row.js'

/** Deletes the claims of a partition that have expired at a time, or counts them in a dry run; answers how many. */
export type PurgeClaims = (
  partition: Partition,
  now: Date,
  dryRun: boolean,
  isOver: () => boolean,
) => Promise<number>

/** Purges claims of idempotency keys, which stand beside the events of their partition. */
export const purgeClaims =
  (table: () => Promise<TableClient>): PurgeClaims =>
  async (partition, now, dryRun, isOver) => {
    const expired = new Date(now.getTime() - claimMs)
    const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${endOfEvents} and claimedAt lt ${expired}`
    const claims = allRows<object>(table, { filter, select: ['PartitionKey', 'RowKey'] })
    if (!dryRun) return (await deleteAll(table, claims, isOver)).deleted
    let count = 0
    for await (const claim of claims) count += claim.rowKey === undefined ? 0 : 1
    return count
  }
