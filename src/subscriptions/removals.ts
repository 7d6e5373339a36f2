import type { TransactionAction } from '@azure/data-tables'
import { plainCipher } from '../encryption/text-cipher.js'
import { inheritanceOf } from './inheritance.js'
import { tombstoneKey, unnamedKey, type TombstoneRow } from './lookup-rows.js'
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

/** The row that says, once a subscription is removed, how its callback was, in case its flow subscribes again. */
export const tombstones = (row: SubscriptionRow): TransactionAction[] => {
  const { partitionKey, rowKey } = row
  const inheritance = inheritanceOf(row)
  if (!inheritance) return []
  const tombstone: TombstoneRow = { partitionKey, rowKey: tombstoneKey(rowKey), ...inheritance }
  return [['upsert', { ...tombstone }, 'Replace']]
}
