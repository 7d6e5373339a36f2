import type { TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import { groupTransactions } from '../storage/group-transactions.js'
import { tableEvents, type Events } from './event-table.js'
import { idempotency, type Idempotency } from './idempotency.js'

/** What events are kept with, and the clock. */
export interface OpenEventsParts {
  readonly namesOf: NamesOf
  readonly page: number
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/** The events of a table, and the claims beside them, which share its transactions. */
export const openEvents = (
  table: () => Promise<TableClient>,
  { pause, ...parts }: OpenEventsParts,
): { readonly events: Events; readonly idempotency: Idempotency } => {
  const transact = groupTransactions(table)
  const events = tableEvents(table, { ...parts, transact })
  return { events, idempotency: idempotency({ table, transact, events, pause }) }
}
