import { odata, type TableClient, type TransactionAction } from '@azure/data-tables'
import { deleteRows, type RowKeys } from '../storage/delete-rows.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { allRows, firstPage } from '../storage/table-query.js'
import type { RetryMessage } from './messages.js'

/** Whose callback. */
export interface CallbackKey {
  readonly tenantId: string
  readonly subscriptionId: string
}

/** A message that waits for a callback, and where. */
export interface HeldMessage extends RowKeys {
  /** As JSON. */
  readonly text: string
}

/** The first of those that wait for a callback. */
export interface OldestHeld {
  readonly messages: readonly HeldMessage[]
  /** Whether there may be others. */
  readonly more: boolean
}

/**
 * Retries that wait for a callback, not for a time: nobody looks at them one by one until it may be called again. Beside them stands
 * when their callback is to be looked at, whatever became of who should have done so before.
 */
export interface HeldMessages {
  /** Keeps messages, as many as go into a transaction with each operation; the same one is kept once. */
  readonly add: (callback: CallbackKey, messages: readonly RetryMessage[]) => Promise<void>
  readonly oldest: (callback: CallbackKey, count: number) => Promise<OldestHeld>
  /** Forgets messages of one callback. */
  readonly remove: (messages: readonly HeldMessage[]) => Promise<void>
  readonly lookAt: (callback: CallbackKey, at: Date) => Promise<void>
  /** The callbacks that were to be looked at before a time. */
  readonly toBeLookedAt: (before: Date) => AsyncIterable<CallbackKey>
  /** Nothing waits for this callback. */
  readonly forget: (callback: CallbackKey) => Promise<void>
}

/** Messages in one transaction: each may be as long as a queue lets it be, and all of them 4 MiB. */
const addedTogether = 50

const looks = 'looks'

const nameOf = ({ tenantId, subscriptionId }: CallbackKey) => `${tenantId}:${subscriptionId}`

/** Where the messages that wait for a callback stand, in the table `due`. */
export const heldPartition = (callback: CallbackKey): string => `held:${nameOf(callback)}`

/** The keys sort by when the messages were held; a delivery that is held once more has another. */
const rowKeyOf = ({ dueAt = '', eventId, subscriptionId }: RetryMessage) =>
  `${dueAt} ${eventId} ${subscriptionId}`

/** Messages that wait for their callbacks, in the table `due`. */
export const tableHeld = (table: () => Promise<TableClient>): HeldMessages => ({
  add: async (callback, messages) => {
    const partitionKey = heldPartition(callback)
    const texts = new Map(messages.map((message) => [rowKeyOf(message), JSON.stringify(message)]))
    const rows = Array.from(texts, ([rowKey, text]) => ({ partitionKey, rowKey, text }))
    const client = await table()
    for (let i = 0; i < rows.length; i += addedTogether) {
      const [row, ...others] = rows.slice(i, i + addedTogether)
      if (row && others.length === 0) await client.upsertEntity(row, 'Replace')
      else if (row)
        await client.submitTransaction(
          [row, ...others].map((each): TransactionAction => ['upsert', each, 'Replace']),
        )
    }
  },

  oldest: async (callback, count) => {
    const filter = odata`PartitionKey eq ${heldPartition(callback)}`
    const { rows, more } = await firstPage<HeldMessage>(table, { filter }, count)
    return { messages: rows, more }
  },

  remove: (messages) => deleteRows(table, messages),

  lookAt: async (callback, at) => {
    await (
      await table()
    ).upsertEntity({ partitionKey: looks, rowKey: nameOf(callback), at }, 'Replace')
  },

  toBeLookedAt: async function* (before) {
    const filter = odata`PartitionKey eq ${looks} and at lt ${before}`
    for await (const { rowKey } of allRows<RowKeys>(table, { filter })) {
      const [tenantId = '', subscriptionId = ''] = rowKey.split(':')
      yield { tenantId, subscriptionId }
    }
  },

  forget: async (callback) => {
    await succeededUnless([404], async () => (await table()).deleteEntity(looks, nameOf(callback)))
  },
})
