import type { NamesOf } from '../catalogue/names-of.js'
import { groupTransactions } from '../storage/group-transactions.js'
import type { Storage } from '../storage/storage.js'
import { tableEvents, type Events } from './event-table.js'
import { idempotency, type Idempotency } from './idempotency.js'

/** What their table is read by. */
export interface OpenEventsParts {
  readonly namesOf: NamesOf
  readonly page: number
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** The events of a storage account, and the claims beside them, which share a table and its transactions. */
export const openEvents = (
  { table: open, now }: Pick<Storage, 'now' | 'table'>,
  { pause, ...parts }: OpenEventsParts,
): { readonly events: Events; readonly idempotency: Idempotency } => {
  const table = open('events')
  const transact = groupTransactions(table)
  const events = tableEvents(table, { ...parts, now, transact })
  return { events, idempotency: idempotency({ table, transact, events, pause }) }
}
