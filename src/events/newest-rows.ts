import { odata, type TableClient } from '@azure/data-tables'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { firstPage } from '../storage/table-query.js'
import { endOfEvents } from './claim-row.js'
import type { EventRow } from './event-row.js'
import { payloadLimit } from './event.js'

/** So much of payloads is read of one partition at most. */
const mostBytes = 4 * 1024 * 1024

/** So many are read at first: as many as are within that, whatever they hold. */
const firstCount = mostBytes / payloadLimit

/**
 * The newest events of a partition: `count` at most, and fewer where payloads are so large that they would be more than 4 MiB. One
 * operation for up to 64, two for more.
 */
export const newestRows = async (
  table: () => Promise<TableClient>,
  partition: Partition,
  count: number,
): Promise<readonly EventRow[]> => {
  const read = (after: string, most: number) =>
    firstPage<EventRow>(
      table,
      {
        filter: odata`PartitionKey eq ${partitionKey(partition)} and RowKey gt ${after} and RowKey lt ${endOfEvents}`,
      },
      most,
    )
  const first = await read('', Math.min(count, firstCount))
  const last = first.rows.at(-1)
  if (!first.more || !last || count <= firstCount) return first.rows
  const bytes = first.rows.reduce((sum, { payload }) => sum + payload.length, 0)
  const likely = Math.floor((mostBytes - bytes) / (bytes / first.rows.length))
  const left = Math.min(count - first.rows.length, likely)
  if (left < 1) return first.rows
  return [...first.rows, ...(await read(last.rowKey, left)).rows]
}
