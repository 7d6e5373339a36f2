import { odata, type TableClient } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { allRows } from '../storage/table-query.js'
import { lookupRows, startingWith, type LookupRow } from './lookup-rows.js'

/** Deletes what removed subscriptions have left behind, last written before a time; answers how many rows. It stops when told to. */
export type PurgeLookupRows = (
  before: Date,
  dryRun: boolean,
  isOver?: () => boolean,
) => Promise<number>

const { reserved, successor, tombstone, workflow } = lookupRows

/**
 * Purges the table of subscriptions. What leads from a subscription that was gone before the oldest event leads nowhere that a
 * delivery could still go. A row that finds a flow's last subscription stays as long as that does.
 */
export const purgeLookupRows =
  (table: () => Promise<TableClient>): PurgeLookupRows =>
  async (before, dryRun, isOver = () => false) => {
    const kinds = [reserved, successor, tombstone, workflow].map(startingWith).join(' or ')
    const filter = `(${kinds}) and ${odata`Timestamp lt ${before}`}`
    let count = 0
    for await (const row of allRows<LookupRow>(table, { filter })) {
      if (isOver()) break
      const { partitionKey, rowKey, subscription, etag } = row
      if (rowKey.startsWith(workflow))
        if (await findRow<object>(table, partitionKey, subscription)) continue
      // 412: its flow has just subscribed anew, or calls have been reserved.
      const remove = async () => (await table()).deleteEntity(partitionKey, rowKey, { etag })
      if (!dryRun && !(await succeededUnless([404, 412], remove))) continue
      count++
    }
    return count
  }
