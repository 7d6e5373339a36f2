import { toDeliveries } from './chunk-row.js'
import { toDelivery } from './delivery-row.js'
import type { Delivery } from './delivery.js'
import { isChunk, isDelivery, type EventRow } from './tally.js'

/** The deliveries that are now as is asked for, out of rows of events in order: a delivery's own row comes after its chunk's, and knows better. */
export const latestWhere = async (
  rows: AsyncIterable<EventRow>,
  isAsked: (delivery: Delivery) => boolean,
): Promise<readonly Delivery[]> => {
  const found = new Map<string, Delivery>()
  for await (const row of rows) {
    const known = isChunk(row) ? toDeliveries(row) : isDelivery(row) ? [toDelivery(row)] : []
    for (const each of known) {
      const key = `${each.eventId}.${each.subscriptionId}`
      if (isAsked(each)) found.set(key, each)
      else found.delete(key)
    }
  }
  return [...found.values()]
}
