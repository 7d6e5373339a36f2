import { odata, type TableClient } from '@azure/data-tables'
import { toHealth } from '../callbacks/callback-health-text.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { toId } from '../storage/ids.js'
import { parsePartitionKey } from '../storage/partition-key.js'
import { allRows } from '../storage/table-query.js'
import { endOfKeys } from './key-range.js'
import type { SubscriptionRow } from './subscription-row.js'

/** How the callback of a subscription is. */
export interface SubscriptionHealth {
  /** The subscription's. */
  readonly id: string
  readonly health: CallbackHealth
}

/** How the callbacks of a tenant's subscriptions are: the first `most` of them, and whether that is all. */
export type ReadHealths = (
  tenantId: string,
  most: number,
) => Promise<{ readonly healths: readonly SubscriptionHealth[]; readonly isWhole: boolean }>

type HealthRow = Pick<SubscriptionRow, 'partitionKey' | 'rowKey' | 'standing'>

/** Reads nothing but that: one operation for each thousand. */
export const readHealths =
  (table: () => Promise<TableClient>): ReadHealths =>
  async (tenantId, most) => {
    const filter = odata`PartitionKey gt ${`${tenantId}:`} and PartitionKey lt ${`${tenantId};`} and RowKey lt ${endOfKeys}`
    const healths: SubscriptionHealth[] = []
    const select = ['PartitionKey', 'RowKey', 'standing']
    for await (const row of allRows<HealthRow>(table, { filter, select })) {
      if (healths.length >= most) return { healths, isWhole: false }
      const { eventType } = parsePartitionKey(row.partitionKey)
      healths.push({ id: toId(eventType, row.rowKey), health: toHealth(row.standing) })
    }
    return { healths, isWhole: true }
  }

/** The callbacks, of all tenants, that anything is held against. */
export type UnhealthyCallbacks = () => AsyncIterable<CallbackHealth>

/** Asks storage for those alone: the others, which are most, are not sent. */
export const unhealthyCallbacks = (table: () => Promise<TableClient>): UnhealthyCallbacks =>
  async function* () {
    const filter = odata`RowKey lt ${endOfKeys} and standing gt ''`
    const rows = allRows<Pick<SubscriptionRow, 'standing'>>(table, { filter, select: ['standing'] })
    for await (const { standing } of rows) yield toHealth(standing)
  }
