import type { TableClient } from '@azure/data-tables'
import { succeededUnless } from './succeeded-unless.js'

/** Which row. */
export interface RowKeys {
  readonly partitionKey: string
  readonly rowKey: string
}

const transactionLimit = 100

/** Deletes rows of one partition, a hundred with each operation. Those that are gone already are passed over. */
export const deleteRows = async (
  table: () => Promise<TableClient>,
  rows: readonly RowKeys[],
): Promise<void> => {
  const client = await table()
  const deleteOne = ({ partitionKey, rowKey }: RowKeys) =>
    succeededUnless([404], () => client.deleteEntity(partitionKey, rowKey))

  for (let i = 0; i < rows.length; i += transactionLimit) {
    const some = rows.slice(i, i + transactionLimit)
    const deleted = await succeededUnless([404], () =>
      client.submitTransaction(
        some.map(({ partitionKey, rowKey }) => ['delete', { partitionKey, rowKey }]),
      ),
    )
    // One that is gone undoes the whole transaction.
    if (!deleted) await Promise.all(some.map(deleteOne))
  }
}

/** What was deleted: how many rows, and whether there was time for all of them. */
export interface Deleted {
  readonly deleted: number
  readonly isWhole: boolean
}

/** Deletes the rows that a query yields, all of one partition; answers how many. It stops between two hundreds when told to. */
export const deleteAll = async (
  table: () => Promise<TableClient>,
  rows: AsyncIterable<{ readonly partitionKey?: string; readonly rowKey?: string }>,
  isOver: () => boolean = () => false,
): Promise<Deleted> => {
  let some: RowKeys[] = []
  let deleted = 0
  const flush = async () => {
    await deleteRows(table, some)
    deleted += some.length
    some = []
  }
  for await (const { partitionKey = '', rowKey = '' } of rows) {
    if (some.length === transactionLimit) {
      await flush()
      if (isOver()) return { deleted, isWhole: false }
    }
    some.push({ partitionKey, rowKey })
  }
  await flush()
  return { deleted, isWhole: true }
}
