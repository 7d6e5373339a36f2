import type { TableClient, TransactionAction } from '@azure/data-tables'
import type { TextCipher } from '../encryption/text-cipher.js'
import { findRow } from '../storage/find-row.js'
import { conflicts, succeededUnless } from '../storage/succeeded-unless.js'
import type { LookupRow } from './lookup-rows.js'
import { lookupOf } from './removals.js'
import { toSubscription, toUrlColumns, type SubscriptionRow } from './subscription-row.js'

/** What became of a stored URL: `unreadable`, none of the keys decrypts it; `busy`, someone else wrote its row at the same time. */
export type Rewritten = 'rewritten' | 'current' | 'unreadable' | 'busy' | 'gone'

/** Stores a subscription's URL as it would be now, if it is stored otherwise. */
export type RewriteUrl = (
  keys: Pick<SubscriptionRow, 'partitionKey' | 'rowKey'>,
) => Promise<Rewritten>

/** Rewrites URLs, together with the rows that find subscriptions by them. */
export const rewriteUrl =
  (table: () => Promise<TableClient>, openCipher: () => Promise<TextCipher>): RewriteUrl =>
  async ({ partitionKey, rowKey }) => {
    const row = await findRow<SubscriptionRow>(table, partitionKey, rowKey)
    if (!row) return 'gone'
    const cipher = await openCipher()
    if (cipher.isCurrent(row.callbackUrl)) return 'current'
    const subscription = toSubscription(cipher)({ ...row, partitionKey, rowKey })
    if (subscription.callbackUrl === '') return 'unreadable'

    const former = lookupOf(row)
    const { callbackUrl, lookup } = toUrlColumns(cipher)(subscription)
    const lookupRow = (key: string) => findRow<LookupRow>(table, partitionKey, key)
    // Another subscription of the same URL has been there first, and keeps the row that finds it.
    const own = (await lookupRow(lookup)) ? '' : lookup
    const actions: TransactionAction[] = [
      ['update', { partitionKey, rowKey, callbackUrl, lookup: own }, 'Merge', { etag: row.etag }],
    ]
    if (former !== '' && (await lookupRow(former)))
      actions.push(['delete', { partitionKey, rowKey: former }])
    if (own !== '')
      actions.push([
        'create',
        { partitionKey, rowKey: own, subscription: rowKey } satisfies LookupRow,
      ])
    const isDone = await succeededUnless(conflicts, async () =>
      (await table()).submitTransaction(actions),
    )
    return isDone ? 'rewritten' : 'busy'
  }
