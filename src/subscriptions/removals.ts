import type { TransactionAction } from '@azure/data-tables'
import { callbackKey, tombstoneKey } from './lookup-rows.js'
import { toKeys, toRecipient, type SubscriptionRow } from './subscription-row.js'

/** What removes a subscription: its own row, and the one that finds it. */
export const removals = (row: SubscriptionRow): TransactionAction[] => {
  const recipient = toRecipient(row)
  const { partitionKey, rowKey } = toKeys(recipient)
  return [
    ['delete', { partitionKey, rowKey }],
    ['delete', { partitionKey, rowKey: callbackKey(recipient) }],
  ]
}

/** Where deliveries to it are parked, what says so once it is removed, in case its flow subscribes anew. */
export const tombstones = (row: SubscriptionRow): TransactionAction[] => {
  const { id, health } = toRecipient(row)
  const left = {
    partitionKey: row.partitionKey,
    rowKey: tombstoneKey(id),
    standing: row.standing,
  }
  return health.parkedSince ? [['upsert', left, 'Replace']] : []
}
