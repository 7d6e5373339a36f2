import type { TableClient, TransactionAction } from '@azure/data-tables'
import { rowsPerTransaction } from './rows-per-transaction.js'
import { succeededUnless } from './succeeded-unless.js'

/** Which row. */
export interface RowKeys {
  readonly partitionKey: string
  readonly rowKey: string
}

/**
 * Deletes rows of one partition, a hundred with each operation. Those that are gone already are passed over. What is done beside it is
 * done with the first ones, or before them.
 */
export const deleteRows = async (
  table: () => Promise<TableClient>,
  rows: readonly RowKeys[],
  beside: readonly TransactionAction[] = [],
): Promise<void> => {
  const client = await table()
  const deleteOne = ({ partitionKey, rowKey }: RowKeys) =>
    succeededUnless([404], () => client.deleteEntity(partitionKey, rowKey))
  const deleting = ({ partitionKey, rowKey }: RowKeys): TransactionAction => [
    'delete',
    { partitionKey, rowKey },
  ]

  let first = [...beside]
  for (let i = 0; i < rows.length;) {
    const some = rows.slice(i, i + rowsPerTransaction - first.length)
    const deleted = await succeededUnless([404], () =>
      client.submitTransaction([...first, ...some.map(deleting)]),
    )
    // One that is gone undoes the whole transaction.
    if (!deleted) {
      if (first.length > 0) await client.submitTransaction(first)
      await Promise.all(some.map(deleteOne))
    }
    i += some.length
    first = []
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
    if (some.length === rowsPerTransaction) {
      await flush()
      if (isOver()) return { deleted, isWhole: false }
    }
    some.push({ partitionKey, rowKey })
  }
  await flush()
  return { deleted, isWhole: true }
}
