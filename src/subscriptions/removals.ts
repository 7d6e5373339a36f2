import type { TransactionAction } from '@azure/data-tables'
import { toHealth } from '../callbacks/callback-health-text.js'
import { plainCipher } from '../encryption/text-cipher.js'
import { tombstoneKey, unnamedKey } from './lookup-rows.js'
import { toRecipient, type SubscriptionRow } from './subscription-row.js'

/** The key of the row that finds a subscription by its callback URL; '' for none. */
export const lookupOf = (row: SubscriptionRow): string =>
  row.lookup ?? unnamedKey(toRecipient(plainCipher)(row))

/** What removes a subscription: its own row, and the one that finds it. Its URL need not be read for that. */
export const removals = (row: SubscriptionRow): TransactionAction[] => {
  const { partitionKey } = row
  const keys = [row.rowKey, lookupOf(row)].filter((rowKey) => rowKey !== '')
  return keys.map((rowKey) => ['delete', { partitionKey, rowKey }])
}

/** The row that says, once a subscription is removed, that deliveries to it are parked, in case its flow subscribes again. */
export const tombstones = (row: SubscriptionRow): TransactionAction[] => {
  const { partitionKey, rowKey, standing } = row
  const tombstone = { partitionKey, rowKey: tombstoneKey(rowKey), standing }
  return toHealth(standing).parkedSince ? [['upsert', tombstone, 'Replace']] : []
}
