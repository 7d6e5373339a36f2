import type { TableClient, TransactionAction } from '@azure/data-tables'
import { groupWrites } from './group-writes.js'
import { isStorageFault } from './storage-fault.js'

/** Changes rows of one partition, all or none; rejects with what storage says of it. */
export type Transact = (actions: readonly TransactionAction[]) => Promise<void>

/**
 * What storage takes in one transaction: a hundred rows, and 4 MiB, of which as much as a row may hold is left for what stands around
 * the rows.
 * Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */
const mostRows = 100
const mostBytes = 3 * 1024 * 1024

/**
 * Transactions of a table, where those of a partition that come while one is under way are one transaction together. Of those that
 * storage refuses together, either half is tried by itself, and so on: nobody's fault is another's.
 */
export const groupTransactions = (table: () => Promise<TableClient>): Transact => {
  const submit = async (actions: readonly TransactionAction[]): Promise<void> => {
    const client = await table()
    const [[kind, row] = [], ...others] = actions
    if (kind === 'create' && others.length === 0) await client.createEntity(row)
    else await client.submitTransaction([...actions])
  }

  const submitTogether = async (
    items: readonly (readonly TransactionAction[])[],
  ): Promise<PromiseSettledResult<void>[]> => {
    const [tried] = await Promise.allSettled([submit(items.flat())])
    const isRefused = tried.status === 'rejected' && !isStorageFault(tried.reason)
    if (!isRefused || items.length === 1) return items.map(() => tried)
    const middle = Math.ceil(items.length / 2)
    const halves = [items.slice(0, middle), items.slice(middle)]
    return (await Promise.all(halves.map(submitTogether))).flat()
  }

  const together = groupWrites<readonly TransactionAction[], PromiseSettledResult<void>>({
    keyOf: ([action]) => action?.[1].partitionKey ?? '',
    fits: (waiting, actions) => {
      const all = [...waiting, actions].flat()
      return (
        all.length <= mostRows && all.reduce((sum, each) => sum + bytesOf(each), 0) <= mostBytes
      )
    },
    write: submitTogether,
  })

  return async (actions) => {
    const result = await together(actions)
    if (result.status === 'rejected') throw result.reason
  }
}

/** About how much a row weighs on its way: bytes are sent as base64, and each column has a name and a type. */
const bytesOf = ([, row]: TransactionAction): number =>
  Object.values(row).reduce<number>(
    (sum, value) =>
      sum +
      100 +
      (typeof value === 'string'
        ? value.length * 3
        : value instanceof Uint8Array
          ? value.length * 1.4
          : 0),
    500,
  )
