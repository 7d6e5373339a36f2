import { odata, type TableClient } from '@azure/data-tables'
import { toHealth } from '../callbacks/callback-health-text.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { toId } from '../storage/ids.js'
import { parsePartitionKey } from '../storage/partition-key.js'
import { allRows } from '../storage/table-query.js'
import { endOfKeys } from './key-range.js'
import type { SubscriptionRow } from './subscription-row.js'

/** How the callbacks of a tenant's subscriptions are: the first `most` of them, and whether that is all. */
export type ReadHealths = (
  tenantId: string,
  most: number,
) => Promise<{ readonly healths: readonly CallbackHealth[]; readonly isWhole: boolean }>

const ofTenant = (tenantId: string): string =>
  odata`PartitionKey gt ${`${tenantId}:`} and PartitionKey lt ${`${tenantId};`} and RowKey lt ${endOfKeys}`

/** Reads nothing but that: one operation for each thousand. */
export const readHealths =
  (table: () => Promise<TableClient>): ReadHealths =>
  async (tenantId, most) => {
    const query = { filter: ofTenant(tenantId), select: ['standing'] }
    const healths: CallbackHealth[] = []
    for await (const { standing } of allRows<Pick<SubscriptionRow, 'standing'>>(table, query)) {
      if (healths.length >= most) return { healths, isWhole: false }
      healths.push(toHealth(standing))
    }
    return { healths, isWhole: true }
  }

/** How the callback of a subscription is. */
export interface SubscriptionHealth {
  /** The subscription's. */
  readonly id: string
  readonly health: CallbackHealth
}

/** Those that anything is held against: a tenant's, or all tenants'. */
export type UnhealthyCallbacks = (tenantId?: string) => AsyncIterable<SubscriptionHealth>

type HealthRow = Pick<SubscriptionRow, 'partitionKey' | 'rowKey' | 'standing'>

/** Asks storage for those alone: the others, which are most, are not sent. */
export const unhealthyCallbacks = (table: () => Promise<TableClient>): UnhealthyCallbacks =>
  async function* (tenantId) {
    const whose = tenantId === undefined ? odata`RowKey lt ${endOfKeys}` : ofTenant(tenantId)
    const query = {
      filter: `${whose} and standing gt ''`,
      select: ['PartitionKey', 'RowKey', 'standing'],
    }
    for await (const { partitionKey, rowKey, standing } of allRows<HealthRow>(table, query)) {
      const id = toId(parsePartitionKey(partitionKey).eventType, rowKey)
      yield { id, health: toHealth(standing) }
    }
  }
