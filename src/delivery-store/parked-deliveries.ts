import { odata, type TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { newestFirst } from '../events/event-id.js'
import { scopesOf } from '../events/event.js'
import { keyOf, toId } from '../storage/ids.js'
import type { Delivery } from './delivery.js'
import { eventPartition, eventRows } from './event-rows.js'
import { latestWhere } from './latest-where.js'
import type { EventRow } from './tally.js'

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
    const ranges = scopesOf(tenantId).flatMap((scope) =>
      namesOf(eventType).map((name) => ({
        from: eventPartition(scope, toId(name, '0')),
        to: eventPartition(scope, toId(name, `${newestFirst(firedSince)}~`)),
      })),
    )
    const found: (readonly Delivery[])[] = []
    for (const { from, to } of ranges) {
      const filter = odata`PartitionKey ge ${from} and PartitionKey le ${to} and tenantId eq ${tenantId} and (parked gt 0 or firstState eq 'parked' or state eq 'parked')`
      found.push(await latestWhere(eventRows<EventRow>(table, { filter }), isParked))
    }
    return found.flat().sort((a, b) => (keyOf(a.eventId) < keyOf(b.eventId) ? 1 : -1))
  }

const isParked = ({ state }: Delivery) => state === 'parked'
