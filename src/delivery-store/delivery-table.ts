import type { TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import type { EventKey } from '../events/event.js'
import { groupTransactions } from '../storage/group-transactions.js'
import { isSame } from '../storage/is-same.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { chunkKey, toChunkRow, toDeliveries, type ChunkRecord, type ChunkRow } from './chunk-row.js'
import { deliveriesTo, type DeliveriesTo } from './deliveries-to.js'
import { findDeadLetters, type FindDeadLetters } from './dead-letters/find-dead-letters.js'
import { deliveryKey, toDelivery, toDeliveryRow, type DeliveryRow } from './delivery-row.js'
import { isWaiting, type Delivery, type StoredDelivery } from './delivery.js'
import { eventRows, findEventRow, ofEvent, toStoredRow } from './event-rows.js'
import { latestWhere } from './latest-where.js'
import { addLate, type AddLate } from './late-delivery.js'
import { parkedDeliveries, type ParkedDeliveries } from './parked-deliveries.js'
import { tablePlans, type Plans } from './plan-table.js'
import { purgeDeliveries, type PurgeDeliveries } from './purge-deliveries.js'
import { readInState, type ReadInState } from './recorded-in-state.js'
import { readSlice, type ReadSlice } from './recorded-slice.js'
import { tableTallies, type Tallies } from './tallies.js'
import type { EventRow } from './tally.js'

/** How deliveries are found by those who look for some of them. */
export interface Searches {
  readonly findDeadLetters: FindDeadLetters
  /** Those of one event. */
  readonly slice: ReadSlice
  readonly inState: ReadInState
  /** Those to one subscription. */
  readonly to: DeliveriesTo
}

/** What became of the events. */
export interface Deliveries extends Plans, PurgeDeliveries, Searches, Tallies {
  /** A recorded chunk's deliveries, as they were after their first attempt. */
  readonly chunk: (event: EventKey, number: number) => Promise<readonly Delivery[] | undefined>
  /** Keeps a chunk, in one operation; false when it had been recorded already. */
  readonly addChunk: (record: ChunkRecord) => Promise<boolean>
  /** One delivery; `recorded`: as its chunk has it, where the caller knows. */
  readonly get: (
    event: EventKey,
    chunk: number,
    subscriptionId: string,
    recorded?: Delivery,
  ) => Promise<StoredDelivery | undefined>
  /** Keeps a delivery's new state; false when someone else changed it since it was read. */
  readonly update: (delivery: Delivery, etag: string | undefined) => Promise<boolean>
  readonly addLate: AddLate
  /** The deliveries of an event that wait for another attempt, as they are now. */
  readonly waiting: (event: EventKey) => Promise<readonly Delivery[]>
  readonly parked: ParkedDeliveries
}

/** Plans, chunks and deliveries in Azure Table Storage. Chunks of events that were fired together are kept together. */
export const tableDeliveries = (
  table: () => Promise<TableClient>,
  namesOf: NamesOf = oneName,
): Deliveries => {
  const transact = groupTransactions(table)
  const read = <T extends object>(event: EventKey, key: string) =>
    findEventRow<T>(table, event, key)

  /** What is stored apart from other events waits for none of their rows. */
  const create = async (row: ReturnType<typeof toStoredRow<ChunkRow>>) =>
    row.key === undefined ? (await table()).createEntity(row) : transact([['create', { ...row }]])

  const chunk = async (event: EventKey, number: number) => {
    const row = await read<ChunkRow>(event, chunkKey(number))
    return row && toDeliveries(row)
  }

  const get: Deliveries['get'] = async (event, number, subscriptionId, recorded) => {
    const row = await read<DeliveryRow>(event, deliveryKey(subscriptionId))
    if (row) return { delivery: toDelivery(row), etag: row.etag }
    const delivery =
      recorded ??
      (await chunk(event, number))?.find((each) => each.subscriptionId === subscriptionId)
    return delivery && { delivery }
  }

  const plans = tablePlans(table)

  return {
    ...plans,
    ...tableTallies(table, plans.chunksFor),

    chunk,

    addChunk: async (record) => {
      const row = toChunkRow(record)
      const added = await succeededUnless([409], () => create(toStoredRow(row)))
      return added || isSame(await read<ChunkRow>(record, row.rowKey), row, 'record0')
    },

    get,

    addLate: addLate(table, get),

    update: async (delivery, etag) => {
      const row = toDeliveryRow(delivery)
      const updated = await succeededUnless([etag === undefined ? 409 : 412], async () =>
        etag === undefined
          ? (await table()).createEntity(toStoredRow(row))
          : (await table()).updateEntity(toStoredRow(row), 'Replace', { etag }),
      )
      return (
        updated ||
        isSame(
          await read<DeliveryRow>(delivery, row.rowKey),
          row,
          'state',
          'attempts',
          'earlier',
          'dueAt',
        )
      )
    },

    waiting: (event) => {
      // Chunks that none waits in are left out, and all rows that are neither a chunk nor a delivery's own.
      const filter = `${ofEvent(event)} and (pending gt 0 or parked gt 0 or state ge '')`
      return latestWhere(eventRows<EventRow>(table, { filter }), isWaiting)
    },

    parked: parkedDeliveries(table, namesOf),

    findDeadLetters: findDeadLetters(table, namesOf),

    slice: readSlice(table, namesOf, plans.chunksFor),
    inState: readInState(table, namesOf, plans.chunksFor),
    to: deliveriesTo(table, namesOf, plans.chunksFor),

    ...purgeDeliveries(table),
  }
}
