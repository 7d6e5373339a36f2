import { createHash, randomBytes } from 'node:crypto'
import { odata, type TableClient } from '@azure/data-tables'
import { parseId, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey } from '../storage/partition-key.js'
import { findRow } from '../storage/find-row.js'
import { hasStatus } from '../storage/storage-fault.js'
import { allRows, partitionKeys } from '../storage/table-query.js'
import { unless } from '../storage/unless.js'
import { endOfKeys } from './key-range.js'
import { tableRecipients, type Recipients } from './recipient-table.js'
import type { Subscription } from './subscription.js'
import {
  toKeys,
  toRecipient,
  toRow,
  toSubscription,
  type SubscriptionRow,
} from './subscription-row.js'

/** Who wants to know of what. */
export interface Subscriptions extends Recipients {
  /** Keeps a subscription. The same one again gives the one that is there: the platform repeats its calls. */
  readonly add: (subscription: Omit<Subscription, 'id'>) => Promise<Subscription>
  readonly get: (tenantId: string, id: string) => Promise<Subscription | undefined>
  /** Whether it was there. */
  readonly remove: (tenantId: string, id: string) => Promise<boolean>
  /** A tenant's subscriptions of all event types, or one user's of them, those too whose type is no longer in the catalogue. */
  readonly ofTenant: (tenantId: string, oid?: string) => AsyncIterable<Subscription>
  /** The tenants that have subscriptions to an event type. */
  readonly tenantsOf: (eventType: string) => AsyncIterable<string>
}

/**
 * Beside each subscription stands a row that finds it by its callback URL and filters; its key sorts after all subscriptions'
 * keys. Other filters make another subscription: the platform may remove the old one before or after it adds the new one.
 */
const callbackKey = ({ callbackUrl, filters }: Pick<Subscription, 'callbackUrl' | 'filters'>) =>
  `url:${createHash('sha256')
    .update(JSON.stringify([callbackUrl, filters]))
    .digest('hex')}`

/** Subscriptions in Azure Table Storage, one partition for each tenant and event type. */
export const tableSubscriptions = (table: () => Promise<TableClient>): Subscriptions => {
  const find = async (tenantId: string, id: string): Promise<SubscriptionRow | undefined> => {
    const parts = parseId(id)
    if (!parts) return undefined
    const keys = toKeys({ id, tenantId, eventType: parts.eventType })
    return findRow<SubscriptionRow>(table, keys.partitionKey, keys.rowKey)
  }

  const findSame = async (request: Omit<Subscription, 'id'>) => {
    const partition = partitionKey({ scope: request.tenantId, eventType: request.eventType })
    const { subscription } = await (
      await table()
    ).getEntity<{ subscription: string }>(partition, callbackKey(request))
    return find(request.tenantId, toId(request.eventType, subscription))
  }

  return {
    ...tableRecipients(table),

    add: async (request) => {
      const subscription = {
        ...request,
        id: toId(request.eventType, randomBytes(16).toString('hex')),
      }
      const row = toRow(subscription)
      try {
        await (
          await table()
        ).submitTransaction([
          ['create', { ...row }],
          [
            'create',
            {
              partitionKey: row.partitionKey,
              rowKey: callbackKey(subscription),
              subscription: row.rowKey,
            },
          ],
        ])
        return subscription
      } catch (error) {
        if (!hasStatus(error, 409)) throw error
        const there = await findSame(request)
        if (!there) throw error
        return toSubscription(there)
      }
    },

    get: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row && toSubscription(row)
    },

    remove: async (tenantId, id) => {
      const row = await find(tenantId, id)
      if (!row) return false
      // 404: someone else was faster.
      return unless([404], async () =>
        (await table()).submitTransaction([
          ['delete', { partitionKey: row.partitionKey, rowKey: row.rowKey }],
          ['delete', { partitionKey: row.partitionKey, rowKey: callbackKey(toRecipient(row)) }],
        ]),
      )
    },

    ofTenant: async function* (tenantId, oid) {
      const all = odata`PartitionKey gt ${`${tenantId}:`} and PartitionKey lt ${`${tenantId};`}`
      const filter = oid === undefined ? all : `${all} and ${odata`oid eq ${oid}`}`
      for await (const row of allRows<SubscriptionRow>(table, { filter })) {
        if (row.rowKey < endOfKeys) yield toSubscription(row)
      }
    },

    tenantsOf: async function* (eventType) {
      for await (const key of partitionKeys(table)) {
        const partition = parsePartitionKey(key)
        if (partition.eventType === eventType) yield partition.scope
      }
    },
  }
}
