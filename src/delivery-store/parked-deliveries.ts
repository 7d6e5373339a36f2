import { odata, type TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { newestFirst } from '../events/event-id.js'
import { scopesOf } from '../events/event.js'
import { keyOf, toId } from '../storage/ids.js'
import { toDeliveries, type ChunkRow } from './chunk-row.js'
import { toDelivery, type DeliveryRow } from './delivery-row.js'
import type { Delivery } from './delivery.js'
import { eventPartition, eventRows } from './event-rows.js'
import { isChunk } from './tally.js'

/** A tenant's deliveries of an event type, under all of its names, that are parked, of events that were fired since a time: the oldest event first. */
export type ParkedDeliveries = (
  tenantId: string,
  eventType: string,
  firedSince: Date,
) => Promise<readonly Delivery[]>

/**
 * Finds parked deliveries among all of the time: rows are filtered by storage, so that it reads little, but looks at much. It is
 * done when a flow comes back that has something to catch up with, which is rare.
 */
export const parkedDeliveries =
  (table: () => Promise<TableClient>, namesOf: NamesOf = oneName): ParkedDeliveries =>
  async (tenantId, eventType, firedSince) => {
    const found = new Map<string, Delivery>()
    const ranges = scopesOf(tenantId).flatMap((scope) =>
      namesOf(eventType).map((name) => ({
        from: eventPartition(scope, toId(name, '0')),
        to: eventPartition(scope, toId(name, `${newestFirst(firedSince)}~`)),
      })),
    )
    for (const { from, to } of ranges) {
      const filter = odata`PartitionKey ge ${from} and PartitionKey le ${to} and tenantId eq ${tenantId} and (parked gt 0 or firstState eq 'parked' or state eq 'parked')`
      for await (const row of eventRows<ChunkRow | DeliveryRow>(table, { filter })) {
        // A delivery's own row comes after its chunk's, and knows better.
        const deliveries = isChunk(row) ? toDeliveries(row).filter(isParked) : [toDelivery(row)]
        for (const each of deliveries) found.set(`${each.eventId}.${each.subscriptionId}`, each)
      }
    }
    return [...found.values()]
      .filter(isParked)
      .sort((a, b) => (keyOf(a.eventId) < keyOf(b.eventId) ? 1 : -1))
  }

const isParked = ({ state }: Delivery) => state === 'parked'
