import type { TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { plainCipher, type TextCipher } from '../encryption/text-cipher.js'
import { findRow } from '../storage/find-row.js'
import { parseId, toId } from '../storage/ids.js'
import { parsePartitionKey, type Partition } from '../storage/partition-key.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { partitionKeys } from '../storage/table-query.js'
import { addSubscription } from './add-subscription.js'
import {
  readHealths,
  unhealthyCallbacks,
  type ReadHealths,
  type UnhealthyCallbacks,
} from './callback-healths.js'
import { tableCallbackStates, type CallbackStates } from './callback-state-table.js'
import { countSiblings, type CountSiblings } from './count-siblings.js'
import { successorKey, type LookupRow } from './lookup-rows.js'
import type { Added } from './put-subscription.js'
import { purgeLookupRows, type PurgeLookupRows } from './purge-lookup-rows.js'
import { countSubscriptions, type CountSubscriptions } from './quotas.js'
import { tableRecipients, type Recipients } from './recipient-table.js'
import { tableReservations, type Reservations } from './reservation-table.js'
import { removals, tombstones } from './removals.js'
import { subscriptionPage, type ReadSubscriptionPage } from './subscription-page.js'
import { rewriteUrl } from './rewrite-url.js'
import { rewriteUrls, type RewriteUrls } from './rewrite-urls.js'
import { toKeys, toSubscription, type SubscriptionRow } from './subscription-row.js'
import type { NewSubscription, Subscription } from './subscription.js'
import { subscriptionsIn, type SubscriptionsIn } from './subscriptions-in.js'
import { tenantPage, type ReadTenantPage } from './tenant-page.js'

/** Who wants to know of what. */
export interface Subscriptions extends Recipients, CallbackStates, Reservations {
  /** Keeps a subscription; the same one again gives the one that is there, and an edited flow's replaces its old one. */
  readonly add: (subscription: NewSubscription) => Promise<Added>
  readonly get: (tenantId: string, id: string) => Promise<Subscription | undefined>
  /** A subscription, or the last of those that have replaced it. */
  readonly current: (tenantId: string, id: string) => Promise<Subscription | undefined>
  /** Whether it was there. */
  readonly remove: (tenantId: string, id: string) => Promise<boolean>
  readonly tenantPage: ReadTenantPage
  /** Where there are rows, whoever they are of, in order, after a given partition key: one query for each. */
  readonly partitions: (after?: string) => AsyncIterable<Partition>
  readonly purgeLookupRows: PurgeLookupRows
  readonly count: CountSubscriptions
  readonly countSiblings: CountSiblings
  readonly page: ReadSubscriptionPage
  readonly within: SubscriptionsIn
  readonly healths: ReadHealths
  readonly unhealthy: UnhealthyCallbacks
  readonly rewriteUrls: RewriteUrls
}

/** Successors are followed this far: a delivery that waited for more edits of its flow than this is given up. */
const mostSuccessors = 100

/**
 * Subscriptions in Azure Table Storage, one partition for each tenant and event type. A subscription stays in the partition that its type
 * was called by when its flow first subscribed.
 */
export const tableSubscriptions = (
  table: () => Promise<TableClient>,
  namesOf: NamesOf = oneName,
  cipher: () => Promise<TextCipher> = () => Promise.resolve(plainCipher),
  page?: number,
): Subscriptions => {
  const parts = { table, namesOf, cipher, rewriteUrl: rewriteUrl(table, cipher) }
  const toWhole = async (row: SubscriptionRow) => toSubscription(await cipher())(row)

  const keysOf = (tenantId: string, id: string) => {
    const parts = parseId(id)
    return parts && toKeys({ id, tenantId, eventType: parts.eventType })
  }

  const find = async (tenantId: string, id: string): Promise<SubscriptionRow | undefined> => {
    const keys = keysOf(tenantId, id)
    return keys && findRow<SubscriptionRow>(table, keys.partitionKey, keys.rowKey)
  }

  const successorOf = async (tenantId: string, id: string): Promise<string | undefined> => {
    const keys = keysOf(tenantId, id)
    const successor = keys && (await findRow<LookupRow>(table, keys.partitionKey, successorKey(id)))
    return (
      successor && toId(parsePartitionKey(successor.partitionKey).eventType, successor.subscription)
    )
  }

  const partitions = async function* (after?: string): AsyncIterable<Partition> {
    for await (const key of partitionKeys(table, after)) yield parsePartitionKey(key)
  }

  return {
    partitions,
    ...tableRecipients(parts, page),
    ...tableCallbackStates(table),
    ...tableReservations(table, cipher),

    add: addSubscription(parts),

    purgeLookupRows: purgeLookupRows(table),

    count: countSubscriptions(table),
    countSiblings: countSiblings(table, cipher),

    page: subscriptionPage(parts),
    within: subscriptionsIn(parts),
    healths: readHealths(table),
    unhealthy: unhealthyCallbacks(table),
    rewriteUrls: rewriteUrls(parts),

    get: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row && toWhole(row)
    },

    current: async (tenantId, id) => {
      let successor: string | undefined = id
      for (let i = 0; successor !== undefined && i < mostSuccessors; i++) {
        const row = await find(tenantId, successor)
        if (row) return toWhole(row)
        successor = await successorOf(tenantId, successor)
      }
      return undefined
    },

    remove: async (tenantId, id) => {
      const row = await find(tenantId, id)
      // 404: someone else was faster.
      return row
        ? succeededUnless([404], async () =>
            (await table()).submitTransaction([...removals(row), ...tombstones(row)]),
          )
        : false
    },

    tenantPage: tenantPage(table, namesOf, page),
  }
}
