import { odata, type TableClient } from '@azure/data-tables'
import pLimit from 'p-limit'
import type { NamesOf } from '../catalogue/names-of.js'
import type { TextCipher } from '../encryption/text-cipher.js'
import { keyOf } from '../storage/ids.js'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { rowsPerTransaction } from '../storage/rows-per-transaction.js'
import { hasStatus } from '../storage/storage-fault.js'
import { allRows, firstPage, pageSize } from '../storage/table-query.js'
import { endOfKeys, type KeyRange } from './key-range.js'
import type { RewriteUrl } from './rewrite-url.js'
import { recipientColumns, toKeys, toRecipient, type SubscriptionRow } from './subscription-row.js'
import type { Recipient } from './subscription.js'

/** The first of a partition's recipients. */
export interface FirstRecipients {
  readonly recipients: readonly Recipient[]
  /** Whether there may be others. */
  readonly more: boolean
}

/** The subscriptions as deliveries see them: those to an event type under all of its names are one partition here. */
export interface Recipients {
  /** The first recipients of a partition, 1,000 at most, read in one operation for each name. */
  readonly firstRecipients: (partition: Partition) => Promise<FirstRecipients>
  /** All recipients of a partition whose keys are in a range. */
  readonly recipientsIn: (partition: Partition, range: KeyRange) => Promise<readonly Recipient[]>
  /** Notes when flows were last started, and stores their URLs as they would be now, some at a time. */
  readonly noteLastStart: (recipients: readonly Recipient[], at: Date) => Promise<void>
}

/** URLs that are rewritten beside one note: each costs a few operations, once. */
const rewritesPerNote = 20
const rewritesAtOnce = 4

/** The table of subscriptions, and how its rows are read. */
export interface RecipientTableParts {
  readonly table: () => Promise<TableClient>
  readonly namesOf: NamesOf
  readonly cipher: () => Promise<TextCipher>
  readonly rewriteUrl: RewriteUrl
}

/** Recipients out of the table of subscriptions. */
export const tableRecipients = (
  { table, namesOf, cipher, rewriteUrl }: RecipientTableParts,
  size = pageSize,
): Recipients => {
  const firstIn = async (key: string): Promise<FirstRecipients> => {
    const filter = odata`PartitionKey eq ${key} and RowKey lt ${endOfKeys}`
    const page = await firstPage<SubscriptionRow>(table, { filter, select: recipientColumns }, size)
    return { recipients: page.rows.map(toRecipient(await cipher())), more: page.more }
  }

  const allIn = async (key: string, { from, before }: KeyRange): Promise<readonly Recipient[]> => {
    const filter = odata`PartitionKey eq ${key} and RowKey ge ${from} and RowKey lt ${before}`
    const recipients: Recipient[] = []
    const read = toRecipient(await cipher())
    for await (const row of allRows<SubscriptionRow>(table, { filter, select: recipientColumns })) {
      recipients.push(read(row))
    }
    return recipients
  }

  const underAllNames = <T>(
    { scope, eventType }: Partition,
    read: (key: string) => Promise<T>,
  ): Promise<readonly T[]> =>
    Promise.all(namesOf(eventType).map((name) => read(partitionKey({ scope, eventType: name }))))

  return {
    firstRecipients: async (partition) => firstOf(await underAllNames(partition, firstIn), size),

    recipientsIn: async (partition, range) =>
      (await underAllNames(partition, (key) => allIn(key, range))).flat(),

    noteLastStart: async (recipients, at) => {
      const keyOfPartition = (recipient: Recipient) => toKeys(recipient).partitionKey
      for (const key of new Set(recipients.map(keyOfPartition))) {
        const own = recipients.filter((recipient) => keyOfPartition(recipient) === key)
        for (let i = 0; i < own.length; i += rowsPerTransaction)
          await mergeLastStart(await table(), own.slice(i, i + rowsPerTransaction), at)
      }
      const stale = recipients.filter(({ isStale }) => isStale).slice(0, rewritesPerNote)
      await pLimit(rewritesAtOnce).map(stale, (recipient) => rewriteUrl(toKeys(recipient)))
    },
  }
}

/** The first of several partitions' recipients, as if they were one: as far as each of them was read. */
const firstOf = (pages: readonly FirstRecipients[], size: number): FirstRecipients => {
  const [only, ...others] = pages
  if (only && others.length === 0) return only
  const keyIn = ({ id }: Recipient) => keyOf(id)
  const all = pages
    .flatMap(({ recipients }) => recipients)
    .sort((a, b) => (keyIn(a) < keyIn(b) ? -1 : 1))
  const [end] = pages
    .flatMap(({ recipients, more }) => (more ? recipients.slice(-1).map(keyIn) : []))
    .sort()
  const recipients = all.filter((each) => end === undefined || keyIn(each) <= end).slice(0, size)
  return { recipients, more: end !== undefined || recipients.length < all.length }
}

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
