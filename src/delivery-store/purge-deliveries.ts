import { odata, type TableClient, type TransactionAction } from '@azure/data-tables'
import type { EventKey } from '../events/event.js'
import { deleteRows, type Deleted } from '../storage/delete-rows.js'
import { toId } from '../storage/ids.js'
import type { Partition } from '../storage/partition-key.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { allRows } from '../storage/table-query.js'
import { newestFirst } from '../events/event-id.js'
import { eventPartition } from './delivery-row.js'
import { purgeKey } from './tally.js'

/** Deletes what became of events. */
export interface PurgeDeliveries {
  /**
   * Deletes all rows of an event; some with each operation, so that it can be stopped in between. The first one leaves a mark, by which
   * the event's account is known to be gone, however many of its rows are left.
   */
  readonly purge: (event: EventKey, isOver: () => boolean) => Promise<Deleted>
  /** Deletes the mark of an event that is gone altogether. */
  readonly unmark: (event: EventKey) => Promise<void>
  /** The events of a partition that bear a mark, of those that were fired until a time. */
  readonly marked: (partition: Partition, until: Date) => AsyncIterable<string>
}

/** A transaction holds a hundred rows, of which one is the mark. */
const atOnce = 99

/** Purges the table of deliveries. */
export const purgeDeliveries = (table: () => Promise<TableClient>): PurgeDeliveries => ({
  purge: async ({ scope, eventId }, isOver) => {
    const partitionKey = eventPartition(scope, eventId)
    const mark: TransactionAction = ['upsert', { partitionKey, rowKey: purgeKey }]
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ne ${purgeKey}`
    let some: string[] = []
    let deleted = 0
    const flush = async () => {
      if (some.length === 0) return
      const rows = some.map((rowKey) => ({ partitionKey, rowKey }))
      const client = await table()
      const actions = rows.map((row): TransactionAction => ['delete', row])
      // One that is gone undoes the whole transaction.
      if (!(await succeededUnless([404], () => client.submitTransaction([mark, ...actions])))) {
        await client.submitTransaction([mark])
        await deleteRows(table, rows)
      }
      deleted += rows.length
      some = []
    }
    for await (const { rowKey = '' } of allRows<object>(table, { filter, select: ['RowKey'] })) {
      if (some.length === atOnce) {
        await flush()
        if (isOver()) return { deleted, isWhole: false }
      }
      some.push(rowKey)
    }
    await flush()
    return { deleted, isWhole: true }
  },

  unmark: async ({ scope, eventId }) => {
    const client = await table()
    const partitionKey = eventPartition(scope, eventId)
    await succeededUnless([404], () => client.deleteEntity(partitionKey, purgeKey))
  },

  marked: async function* ({ scope, eventType }, until) {
    const from = eventPartition(scope, toId(eventType, newestFirst(until)))
    const to = eventPartition(scope, toId(eventType, '~'))
    const filter = odata`PartitionKey ge ${from} and PartitionKey le ${to} and RowKey eq ${purgeKey}`
    const select = ['PartitionKey', 'RowKey']
    for await (const { partitionKey = '' } of allRows<object>(table, { filter, select }))
      yield partitionKey.slice(scope.length + 1)
  },
})
