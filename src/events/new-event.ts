import { randomUUID } from 'node:crypto'
import { newEventId } from './event-id.js'
import type { Event } from './event.js'

/** An event that has just been fired, with an id and a correlation id of its own. */
export const newEvent = (fired: Omit<Event, 'id' | 'correlationId'>): Event => ({
  ...fired,
  id: newEventId(fired.eventType, fired.firedAt),
  correlationId: randomUUID(),
})
