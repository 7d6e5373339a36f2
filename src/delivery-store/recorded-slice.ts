import type { TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import type { EventKey } from '../events/event.js'
import { keyOf } from '../storage/ids.js'
import { endOfKeys, keyRange } from '../subscriptions/key-range.js'
import { chunkKey, toDeliveries, type ChunkRow } from './chunk-row.js'
import { toDelivery, type DeliveryRow } from './delivery-row.js'
import type { Delivery } from './delivery.js'
import { eventRows, findEventRow } from './event-rows.js'
import { namesOfEvent, ownRowsIn } from './own-rows.js'
import type { ChunksFor } from './plan-table.js'
import { chunkWith } from './plan.js'

/** What is recorded of a tenant's deliveries of an event, from a key of subscriptions on to the end of a slice. */
export interface RecordedSlice {
  /** As they are now, by the keys of their subscriptions. */
  readonly deliveries: ReadonlyMap<string, Delivery>
  /** Whether its chunk is recorded: who is not found then has got no delivery. */
  readonly isRecorded: boolean
  /** Where the next slice begins. */
  readonly before: string
}

/** Reads the slice that holds a key: five operations, and more where many of its deliveries have moved on. */
export type ReadSlice = (event: EventKey, tenantId: string, from: string) => Promise<RecordedSlice>

/** Slices out of the table of deliveries, by the plan of their event. */
export const readSlice =
  (table: () => Promise<TableClient>, namesOf: NamesOf, chunksFor: ChunksFor): ReadSlice =>
  async (event, tenantId, from) => {
    const readChunk = (number: number) => findEventRow<ChunkRow>(table, event, chunkKey(number))
    const { chunks, isPlanned } = await chunksFor(event, tenantId)
    const chunk = chunkWith(chunks, from)
    const before = chunk ? keyRange(chunk.slice, chunk.slices).before : endOfKeys
    const row = chunk && (await readChunk(chunk.number))
    // A slow run may have taken one chunk for all before another one made the plan.
    const first = chunk && chunk.number > 0 ? await readChunk(0) : undefined

    const deliveries = new Map<string, Delivery>()
    const add = (delivery: Delivery) => {
      const key = keyOf(delivery.subscriptionId)
      if (delivery.tenantId === tenantId && key >= from && key < before)
        deliveries.set(key, delivery)
    }
    for (const each of [first, row]) if (each) toDeliveries(each).forEach(add)
    for (const name of namesOfEvent(namesOf, event)) {
      const filter = ownRowsIn(event, tenantId, name, { from, before })
      for await (const own of eventRows<DeliveryRow>(table, { filter })) add(toDelivery(own))
    }
    return { deliveries, isRecorded: chunk ? row !== undefined : isPlanned, before }
  }
