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

/** The row that says, once a subscription is removed, that deliveries to it are parked, in case its flow subscribes again. */
export const tombstones = (row: SubscriptionRow): TransactionAction[] => {
  const { id, health } = toRecipient(row)
  const tombstone = {
    partitionKey: row.partitionKey,
    rowKey: tombstoneKey(id),
    standing: row.standing,
  }
  return health.parkedSince ? [['upsert', tombstone, 'Replace']] : []
}
