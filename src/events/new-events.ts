import { randomUUID } from 'node:crypto'
import { newEventId, newEventIds } from './event-id.js'
import type { Event } from './event.js'

/** What events that are fired together have in common. */
export type FiredTogether = Omit<Event, 'id' | 'correlationId' | 'payload'>

/**
 * Events that have just been fired together, one for each payload, with ids and correlation ids of their own. Their ids say that they
 * were: what becomes of them is recorded together. What becomes of events for all tenants is too much for that.
 */
export const newEvents = (
  fired: FiredTogether,
  payloads: readonly Uint8Array[],
): readonly Event[] => {
  const { scope, eventType, firedAt } = fired
  const ids =
    scope === 'all'
      ? payloads.map(() => newEventId(eventType, firedAt))
      : newEventIds(eventType, firedAt, payloads.length)
  return payloads.map((payload, i) => ({
    ...fired,
    ...{ id: ids[i] ?? newEventId(eventType, firedAt), correlationId: randomUUID(), payload },
  }))
}
