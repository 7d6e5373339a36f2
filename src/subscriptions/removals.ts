import type { TransactionAction } from '@azure/data-tables'
import { callbackKey, leftKey } from './lookup-rows.js'
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
export const leavings = (row: SubscriptionRow): TransactionAction[] => {
  const { id, standing } = toRecipient(row)
  const left = {
    partitionKey: row.partitionKey,
    rowKey: leftKey(id),
    standing: row.standing,
  }
  return standing.parkedSince ? [['upsert', left, 'Replace']] : []
}
