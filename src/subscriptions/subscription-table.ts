import { createHash, randomBytes } from 'node:crypto'
import { odata, type TableClient } from '@azure/data-tables'
import { parseId, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey, type Partition } from '../storage/partition-key.js'
import { hasStatus } from '../storage/storage-fault.js'
import { allRows, firstRows, partitionKeys } from '../storage/table-query.js'
import { endOfKeys, type KeyRange } from './key-range.js'
import type { Recipient, Subscription } from './subscription.js'
import {
  recipientColumns,
  toKeys,
  toRecipient,
  toRow,
  toSubscription,
  type SubscriptionRow,
} from './subscription-row.js'

/** Who wants to know of what. */
export interface Subscriptions {
  /** Keeps a subscription. The same callback URL again gives the one that is there: the platform repeats its calls. */
  readonly add: (subscription: Omit<Subscription, 'id'>) => Promise<Subscription>
  readonly get: (tenantId: string, id: string) => Promise<Subscription | undefined>
  /** Whether it was there. */
  readonly remove: (tenantId: string, id: string) => Promise<boolean>
  /** A tenant's subscriptions of all event types, those too whose type is no longer in the catalogue. */
  readonly ofTenant: (tenantId: string) => AsyncIterable<Subscription>
  /** The tenants that have subscriptions to an event type. */
  readonly tenantsOf: (eventType: string) => AsyncIterable<string>
  /** The first recipients of a partition, `count` at most. */
  readonly firstRecipients: (partition: Partition, count: number) => Promise<readonly Recipient[]>
  /** All recipients of a partition whose keys are in a range. */
  readonly recipientsIn: (partition: Partition, range: KeyRange) => Promise<readonly Recipient[]>
  /** Notes when flows of one partition were last started. */
  readonly noteStarted: (recipients: readonly Recipient[], at: Date) => Promise<void>
}

/** Beside each subscription stands a row that finds it by its callback URL; its key sorts after all subscriptions' keys. */
const callbackKey = (callbackUrl: string) =>
  `url:${createHash('sha256').update(callbackUrl).digest('hex')}`

const transactionLimit = 100

/** Subscriptions in Azure Table Storage, one partition for each tenant and event type. */
export const tableSubscriptions = (table: () => Promise<TableClient>): Subscriptions => {
  const find = async (tenantId: string, id: string): Promise<SubscriptionRow | undefined> => {
    const parts = parseId(id)
    if (!parts) return undefined
    const keys = toKeys({ id, tenantId, eventType: parts.eventType })
    try {
      return await (await table()).getEntity<SubscriptionRow>(keys.partitionKey, keys.rowKey)
    } catch (error) {
      if (hasStatus(error, 404)) return undefined
      throw error
    }
  }

  const findByCallback = async ({ tenantId, eventType, callbackUrl }: Omit<Subscription, 'id'>) => {
    const partition = partitionKey({ scope: tenantId, eventType })
    const { subscription } = await (
      await table()
    ).getEntity<{ subscription: string }>(partition, callbackKey(callbackUrl))
    return find(tenantId, toId(eventType, subscription))
  }

  return {
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
              rowKey: callbackKey(row.callbackUrl),
              subscription: row.rowKey,
            },
          ],
        ])
        return subscription
      } catch (error) {
        if (!hasStatus(error, 409)) throw error
        const there = await findByCallback(request)
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
      try {
        await (
          await table()
        ).submitTransaction([
          ['delete', { partitionKey: row.partitionKey, rowKey: row.rowKey }],
          ['delete', { partitionKey: row.partitionKey, rowKey: callbackKey(row.callbackUrl) }],
        ])
        return true
      } catch (error) {
        if (hasStatus(error, 404)) return false // someone else was faster
        throw error
      }
    },

    ofTenant: async function* (tenantId) {
      const filter = odata`PartitionKey gt ${`${tenantId}:`} and PartitionKey lt ${`${tenantId};`}`
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

    firstRecipients: async (partition, count) => {
      const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey lt ${endOfKeys}`
      const rows = await firstRows<SubscriptionRow>(
        table,
        { filter, select: recipientColumns },
        count,
      )
      return rows.map(toRecipient)
    },

    recipientsIn: async (partition, { from, before }) => {
      const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${from} and RowKey lt ${before}`
      const recipients: Recipient[] = []
      for await (const row of allRows<SubscriptionRow>(table, {
        filter,
        select: recipientColumns,
      })) {
        recipients.push(toRecipient(row))
      }
      return recipients
    },

    noteStarted: async (recipients, at) => {
      for (let i = 0; i < recipients.length; i += transactionLimit) {
        await noteStarted(await table(), recipients.slice(i, i + transactionLimit), at)
      }
    },
  }
}

const noteStarted = async (
  table: TableClient,
  recipients: readonly Recipient[],
  lastStartedAt: Date,
): Promise<void> => {
  const merges = recipients.map((recipient) => ({ ...toKeys(recipient), lastStartedAt }))
  try {
    await table.submitTransaction(merges.map((merge) => ['update', merge, 'Merge']))
  } catch (error) {
    if (!hasStatus(error, 404)) throw error
    // One of them has unsubscribed meanwhile, which undoes the whole transaction: note the others one by one.
    await Promise.all(merges.map((merge) => table.updateEntity(merge, 'Merge').catch(ignoreGone)))
  }
}

const ignoreGone = (error: unknown): void => {
  if (!hasStatus(error, 404)) throw error
}
