import { odata, type TableClient } from '@azure/data-tables'
import { toHealth } from '../callbacks/callback-health-text.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { allRows } from '../storage/table-query.js'
import { endOfKeys } from './key-range.js'
import type { SubscriptionRow } from './subscription-row.js'

/** How the callbacks of a tenant's subscriptions are: the first `most` of them, and whether that is all. */
export type ReadHealths = (
  tenantId: string,
  most: number,
) => Promise<{ readonly healths: readonly CallbackHealth[]; readonly isWhole: boolean }>

/** Reads nothing but that: one operation for each thousand. */
export const readHealths =
  (table: () => Promise<TableClient>): ReadHealths =>
  async (tenantId, most) => {
    const filter = odata`PartitionKey gt ${`${tenantId}:`} and PartitionKey lt ${`${tenantId};`} and RowKey lt ${endOfKeys}`
    const healths: CallbackHealth[] = []
    const rows = allRows<Pick<SubscriptionRow, 'standing'>>(table, { filter, select: ['standing'] })
    for await (const { standing } of rows) {
      if (healths.length >= most) return { healths, isWhole: false }
      healths.push(toHealth(standing))
    }
    return { healths, isWhole: true }
  }
