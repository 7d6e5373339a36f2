import { odata, type TableClient, type TransactionAction } from '@azure/data-tables'
import { LRUCache } from 'lru-cache'
import { parseId, toId } from '../storage/ids.js'
import { parsePartitionKey, partitionKey, type Partition } from '../storage/partition-key.js'
import { findRow } from '../storage/find-row.js'
import { allRows, firstRows, partitionKeys } from '../storage/table-query.js'
import { unless } from '../storage/unless.js'
import { endOfEvents } from './claim-row.js'
import type { Event, Scope } from './event.js'
import { newestFirst } from './event-id.js'
import { toEvent, toRow, type EventRow } from './event-row.js'

/** Which event. */
export interface EventKey {
  readonly scope: Scope
  readonly eventId: string
}

/** The events that were fired. */
export interface Events {
  /** Stores an event; with another row of its partition, both or neither. */
  readonly add: (event: Event, beside?: TransactionAction) => Promise<void>
  readonly get: (scope: Scope, eventId: string) => Promise<Event | undefined>
  /** The newest events of a type that a tenant may see: its own, and those for all tenants. */
  readonly newest: (tenantId: string, eventType: string, count: number) => Promise<readonly Event[]>
  /** Those of them whose key is newer than a given one, oldest first. */
  readonly newerThan: (
    tenantId: string,
    eventType: string,
    key: string,
  ) => Promise<readonly EventKey[]>
  readonly partitions: () => AsyncIterable<Partition>
  /** Resolves when storage answers. */
  readonly reach: () => Promise<void>
  /** The ids of a partition's events fired in a span of time, newest first. */
  readonly idsBetween: (partition: Partition, from: Date, to: Date) => AsyncIterable<string>
}

const cacheBytes = 16 * 1024 * 1024

/** Events in Azure Table Storage, one partition for each scope and event type. */
export const tableEvents = (table: () => Promise<TableClient>): Events => {
  // Events never change, so each process keeps those it saw last: the chunks of one event need not read it again.
  const cache = new LRUCache<string, Event>({
    maxSize: cacheBytes,
    sizeCalculation: ({ payload }) => payload.length + 512,
  })

  const keep = (event: Event) => {
    cache.set(`${event.scope}:${event.id}`, event)
    return event
  }

  const newestOf = (partition: Partition, count: number) =>
    firstRows<EventRow>(
      table,
      {
        filter: odata`PartitionKey eq ${partitionKey(partition)} and RowKey lt ${endOfEvents}`,
      },
      count,
    )

  return {
    add: async (event, beside) => {
      const client = await table()
      const row = toRow(event)
      if (beside) await client.submitTransaction([beside, ['create', { ...row }]])
      // The key is new and random: a conflict means that this very row was stored, and the answer lost.
      else await unless([409], () => client.createEntity(row))
      keep(event)
    },

    get: async (scope, eventId) => {
      const cached = cache.get(`${scope}:${eventId}`)
      if (cached) return cached
      const id = parseId(eventId)
      if (!id) return undefined
      const row = await findRow<EventRow>(table, partitionKey({ ...id, scope }), id.key)
      return row && keep(toEvent(row))
    },

    newest: async (tenantId, eventType, count) => {
      const found = await Promise.all(
        scopesOf(tenantId).map((scope) => newestOf({ scope, eventType }, count)),
      )
      const inOrder = found.flat().sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
      return inOrder.slice(0, count).map(toEvent)
    },

    newerThan: async (tenantId, eventType, key) => {
      const found = await Promise.all(
        scopesOf(tenantId).map(async (scope) => {
          const filter = odata`PartitionKey eq ${partitionKey({ scope, eventType })} and RowKey lt ${key}`
          const ids: EventKey[] = []
          for await (const { rowKey } of allRows<EventRow>(table, { filter, select: ['RowKey'] })) {
            ids.push({ scope, eventId: toId(eventType, rowKey) })
          }
          return ids
        }),
      )
      return found.flat().sort((a, b) => (a.eventId < b.eventId ? 1 : -1))
    },

    partitions: async function* () {
      for await (const key of partitionKeys(table)) yield parsePartitionKey(key)
    },

    reach: async () => {
      await firstRows<EventRow>(
        table,
        { filter: odata`PartitionKey eq ${'none'}`, select: ['RowKey'] },
        1,
      )
    },

    idsBetween: async function* (partition, from, to) {
      const filter = odata`PartitionKey eq ${partitionKey(partition)} and RowKey ge ${newestFirst(to)} and RowKey lt ${newestFirst(from)}`
      for await (const { rowKey } of allRows<EventRow>(table, { filter, select: ['RowKey'] })) {
        yield toId(partition.eventType, rowKey)
      }
    },
  }
}

/** Whose events a tenant may see. */
const scopesOf = (tenantId: string): readonly Scope[] => [tenantId, 'all']
