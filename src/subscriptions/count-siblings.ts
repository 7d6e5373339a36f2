import { odata, type TableClient } from '@azure/data-tables'
import type { TextCipher } from '../encryption/text-cipher.js'
import { partitionKey } from '../storage/partition-key.js'
import { firstPage } from '../storage/table-query.js'
import { siblingPrefixes, startingWith } from './lookup-rows.js'
import type { Subscription } from './subscription.js'

/** Counts a tenant's subscriptions to an event type that reach the same callback, a thousand at least where there are more. */
export type CountSiblings = (
  of: Pick<Subscription, 'callbackUrl' | 'eventType' | 'tenantId'>,
) => Promise<number>

/** Counts the rows that find them, which stand together: one operation, and one more for each key that has encrypted URLs before. */
export const countSiblings =
  (table: () => Promise<TableClient>, cipher: () => Promise<TextCipher>): CountSiblings =>
  async ({ callbackUrl, eventType, tenantId }) => {
    const partition = odata`PartitionKey eq ${partitionKey({ scope: tenantId, eventType })}`
    const counts = siblingPrefixes(await cipher(), callbackUrl).map(async (prefix) => {
      const filter = `${partition} and ${startingWith(prefix)}`
      const { rows, more } = await firstPage<object>(table, { filter, select: ['RowKey'] })
      return rows.length + (more ? 1 : 0)
    })
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  }
