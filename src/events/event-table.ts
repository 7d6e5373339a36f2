import { odata, type TableClient, type TransactionAction } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { deleteRows } from '../storage/delete-rows.js'
import { groupTransactions, type Transact } from '../storage/group-transactions.js'
import { keyOf, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey, type Partition } from '../storage/partition-key.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { allRows, firstRows, partitionKeys } from '../storage/table-query.js'
import { eventCache, type EventCache } from './event-cache.js'
import { newestFirst } from './event-id.js'
import { toEvent, toRow, type EventRow } from './event-row.js'
import { readSpan, type ReadSpan } from './event-span.js'
import { scopesOf, type Event } from './event.js'
import { findEvents, type FindEvents } from './find-events.js'
import { newestRows } from './newest-rows.js'
import { purgeClaims, type PurgeClaims } from './purge-claims.js'

/** The events that were fired. */
export interface Events extends Pick<EventCache, 'get' | 'getAll' | 'getRun'> {
  /** Stores events of one partition, with other rows of it or without: all or none. */
  readonly add: (events: readonly Event[], beside?: readonly TransactionAction[]) => Promise<void>
  /** The newest events of a type that a tenant may see, its own and those for all tenants; fewer where they are large (see newest-rows.ts). */
  readonly newest: (tenantId: string, eventType: string, count: number) => Promise<readonly Event[]>
  readonly span: ReadSpan
  readonly find: FindEvents
  /** The partitions that hold events; those of one scope when it is named, and from a key on (included). */
  readonly partitions: (scope?: string, from?: string) => AsyncIterable<Partition>
  /** Resolves when the table is there. Storage has answered then, at no operation but the first time. */
  readonly open: () => Promise<void>
  /** Resolves when storage answers. */
  readonly reach: () => Promise<void>
  /** The ids of a partition's events fired in a span of time, newest first; only those that come after a given one, if any. */
  readonly idsBetween: (
    partition: Partition,
    from: Date,
    to: Date,
    after?: string,
  ) => AsyncIterable<string>
  /** Deletes events of one partition; those that are gone already are passed over. */
  readonly remove: (partition: Partition, ids: readonly string[]) => Promise<void>
  readonly purgeClaims: PurgeClaims
}

/** What a table of events shares with others, and what it is made with in an app. */
export interface EventTableOptions {
  readonly namesOf?: NamesOf
  readonly transact?: Transact
  readonly page?: number
  readonly now?: () => Date
}

/** Events in Azure Table Storage, one partition for each scope and event type. */
export const tableEvents = (
  table: () => Promise<TableClient>,
  { namesOf = oneName, transact = groupTransactions(table), page, now }: EventTableOptions = {},
): Events => {
  const { keep, get, getAll, getRun } = eventCache(table, now)

  /** Where the events of a type are that a tenant may see, under all names of the type. */
  const partitionsOf = (tenantId: string, eventType: string): readonly Partition[] =>
    scopesOf(tenantId).flatMap((scope) =>
      namesOf(eventType).map((name) => ({ scope, eventType: name })),
    )

  return {
    add: async (events, beside = []) => {
      const rows = events.map((event): TransactionAction => ['create', { ...toRow(event) }])
      const store = () => transact([...beside, ...rows])
      // Their keys are new and random: a conflict among themselves means that they were stored, and the answer lost.
      if (beside.length > 0) await store()
      else await succeededUnless([409], store)
      events.forEach(keep)
    },

    get,
    getAll,
    getRun,

    newest: async (tenantId, eventType, count) => {
      const found = await Promise.all(
        partitionsOf(tenantId, eventType).map((partition) => newestRows(table, partition, count)),
      )
      const inOrder = found.flat().sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
      return inOrder.slice(0, count).map(toEvent)
    },

    span: readSpan(table, partitionsOf, page),

    find: findEvents(table, namesOf),

    partitions: async function* (scope, from) {
      const [after, before] = scope === undefined ? ['', '~'] : [`${scope}:`, `${scope};`]
      if (from !== undefined) yield parsePartitionKey(from)
      for await (const key of partitionKeys(table, from ?? after, before))
        yield parsePartitionKey(key)
    },

    open: async () => {
      await table()
    },

    reach: async () => {
      await firstRows<EventRow>(
        table,
        { filter: odata`PartitionKey eq ${'none'}`, select: ['RowKey'] },
        1,
      )
    },

    idsBetween: async function* (partition, from, to, after) {
      // Nothing sorts between an id and the same one with a space.
      const first = after === undefined ? newestFirst(to) : `${keyOf(after)} `
      const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${first} and RowKey lt ${newestFirst(from)}`
      for await (const { rowKey } of allRows<EventRow>(table, { filter, select: ['RowKey'] })) {
        yield toId(partition.eventType, rowKey)
      }
    },

    remove: (partition, ids) =>
      deleteRows(
        table,
        ids.map((id) => ({ partitionKey: partitionKey(partition), rowKey: keyOf(id) })),
      ),

    purgeClaims: purgeClaims(table),
  }
}
