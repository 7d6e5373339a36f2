import { odata, type TableClient } from '@azure/data-tables'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { hasStatus } from '../storage/storage-fault.js'
import { allRows, firstPage } from '../storage/table-query.js'
import { endOfKeys, type KeyRange } from './key-range.js'
import { recipientColumns, toKeys, toRecipient, type SubscriptionRow } from './subscription-row.js'
import type { Recipient } from './subscription.js'

/** The first of a partition's recipients. */
export interface FirstRecipients {
  readonly recipients: readonly Recipient[]
  /** Whether there may be others. */
  readonly more: boolean
}

/** The subscriptions as deliveries see them. */
export interface Recipients {
  /** The first recipients of a partition, 1,000 at most, read in one operation. */
  readonly firstRecipients: (partition: Partition) => Promise<FirstRecipients>
  /** All recipients of a partition whose keys are in a range. */
  readonly recipientsIn: (partition: Partition, range: KeyRange) => Promise<readonly Recipient[]>
  /** Notes when flows of one partition were last started. */
  readonly noteLastStart: (recipients: readonly Recipient[], at: Date) => Promise<void>
}

const transactionLimit = 100

/** Recipients out of the table of subscriptions. */
export const tableRecipients = (table: () => Promise<TableClient>): Recipients => ({
  firstRecipients: async (partition) => {
    const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey lt ${endOfKeys}`
    const page = await firstPage<SubscriptionRow>(table, { filter, select: recipientColumns })
    return { recipients: page.rows.map(toRecipient), more: page.more }
  },

  recipientsIn: async (partition, { from, before }) => {
    const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${from} and RowKey lt ${before}`
    const recipients: Recipient[] = []
    for await (const row of allRows<SubscriptionRow>(table, { filter, select: recipientColumns })) {
      recipients.push(toRecipient(row))
    }
    return recipients
  },

  noteLastStart: async (recipients, at) => {
    for (let i = 0; i < recipients.length; i += transactionLimit) {
      await mergeLastStart(await table(), recipients.slice(i, i + transactionLimit), at)
    }
  },
})

const mergeLastStart = async (
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
