import { oneName, type NamesOf } from '../../catalogue/names-of.js'
import type { EventKey } from '../../events/event.js'
import { scopesOf } from '../../events/event.js'
import { parseId, toId } from '../../storage/ids.js'
import type { Deliveries } from '../delivery-table.js'
import type { Delivery, StoredDelivery } from '../delivery.js'
import { chunkWith } from '../plan.js'

/** A delivery by its tracking id, `{event id}.{subscription key}`; undefined when the tenant has none of that id. */
export type FindDelivery = (tenantId: string, id: string) => Promise<StoredDelivery | undefined>

/** Finds deliveries by a few point reads: its tenant's chunks and its key tell which one recorded it. */
export const findDelivery =
  (deliveries: Pick<Deliveries, 'chunksFor' | 'get'>, namesOf: NamesOf = oneName): FindDelivery =>
  async (tenantId, id) => {
    const parts = parseTrackingId(id)
    if (!parts) return undefined
    const { eventId, key } = parts
    const ids = namesOf(parseId(eventId)?.eventType ?? '').map((name) => toId(name, key))

    const chunkFor = async (event: EventKey): Promise<number> => {
      const { chunks } = await deliveries.chunksFor(event, tenantId)
      return chunkWith(chunks, key)?.number ?? 0
    }

    for (const scope of scopesOf(tenantId)) {
      const event = { scope, eventId }
      const isTenants = (found: StoredDelivery | undefined): found is StoredDelivery =>
        found?.delivery.tenantId === tenantId
      const number = await chunkFor(event)
      for (const subscriptionId of ids) {
        const found = await deliveries.get(event, number, subscriptionId)
        if (isTenants(found)) return found
        // A slow run may have taken one chunk for all before another one made the plan.
        const first = number === 0 ? found : await deliveries.get(event, 0, subscriptionId)
        if (isTenants(first)) return first
      }
    }
    return undefined
  }

/** The parts of a tracking id from outside; undefined for a text that is none. */
export const parseTrackingId = (
  id: string,
): (Pick<Delivery, 'eventId' | 'subscriptionId'> & { readonly key: string }) | undefined => {
  const at = id.lastIndexOf('.')
  const [eventId, key] = [id.slice(0, at), id.slice(at + 1)]
  const event = parseId(eventId)
  const subscriptionId = event && toId(event.eventType, key)
  return subscriptionId !== undefined && parseId(subscriptionId)
    ? { eventId, subscriptionId, key }
    : undefined
}
