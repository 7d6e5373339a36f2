import type { TableClient, TransactionAction } from '@azure/data-tables'
import { groupWrites } from './group-writes.js'
import { rowsPerTransaction } from './rows-per-transaction.js'
import { isStorageFault } from './storage-fault.js'

/** Changes rows of one partition, all or none; rejects with what storage says of it. */
export type Transact = (actions: readonly TransactionAction[]) => Promise<void>

/**
 * How much storage takes in one transaction: 4 MiB, of which as much as a row may hold is left for what stands around the rows.
 * Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */
const mostBytes = 3 * 1024 * 1024

/** A transaction, and about how much it weighs: told once, however many ask whether they fit beside it. */
interface Weighed {
  readonly actions: readonly TransactionAction[]
  readonly bytes: number
}

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
    items: readonly Weighed[],
  ): Promise<readonly PromiseSettledResult<void>[]> => {
    const [tried] = await Promise.allSettled([submit(items.flatMap(({ actions }) => actions))])
    const isRefused = tried.status === 'rejected' && !isStorageFault(tried.reason)
    if (!isRefused || items.length === 1) return items.map(() => tried)
    const middle = Math.ceil(items.length / 2)
    const halves = [items.slice(0, middle), items.slice(middle)]
    return (await Promise.all(halves.map(submitTogether))).flat()
  }

  const together = groupWrites<Weighed, PromiseSettledResult<void>>({
    keyOf: ({ actions: [action] }) => action?.[1].partitionKey ?? '',
    fits: (waiting, item) => {
      const all = [...waiting, item]
      return (
        sumOf(all, ({ actions }) => actions.length) <= rowsPerTransaction &&
        sumOf(all, ({ bytes }) => bytes) <= mostBytes
      )
    },
    write: submitTogether,
  })

  return async (actions) => {
    const result = await together({ actions, bytes: sumOf(actions, bytesOf) })
    if (result.status === 'rejected') throw result.reason
  }
}

const sumOf = <T>(items: readonly T[], numberOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + numberOf(item), 0)

/** About how much a row weighs on its way: bytes are sent as base64, and each column has a name and a type. */
const bytesOf = ([, row]: TransactionAction): number =>
  500 + sumOf(Object.values(row), (value) => 100 + lengthOf(value))

const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length * 3
  return value instanceof Uint8Array ? value.length * 1.4 : 0
}
