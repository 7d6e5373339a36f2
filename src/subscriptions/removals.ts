import type { TransactionAction } from '@azure/data-tables'
import { callbackKey, leftKey } from './side-rows.js'
import { toKeys, toRecipient, type SubscriptionRow } from './subscription-row.js'

/**
 * What removes a subscription: its own row, and the one that finds it. Where deliveries to it are parked, a row is left behind
 * that says since when, in case its flow subscribes anew.
 */
export const removals = (row: SubscriptionRow | undefined): TransactionAction[] => {
  if (!row) return []
  const recipient = toRecipient(row)
  const { partitionKey, rowKey } = toKeys(recipient)
  const left = { partitionKey, rowKey: leftKey(recipient.id), standing: row.standing }
  return [
    ['delete', { partitionKey, rowKey }],
    ['delete', { partitionKey, rowKey: callbackKey(recipient) }],
    ...(recipient.standing.parkedSince ? [['upsert', left, 'Replace'] as TransactionAction] : []),
  ]
}
