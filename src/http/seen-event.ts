import type { Deliveries } from '../delivery-store/delivery-table.js'
import type { Tally } from '../delivery-store/tally.js'
import type { Events } from '../events/event-table.js'
import { scopesOf, type Event, type Scope } from '../events/event.js'
import { Problem } from '../problem.js'
import { refuseEventType } from './auth/event-type-limit.js'
import type { Observer } from './auth/publisher.js'

/** An event, and what became of it, as far as somebody may see it. */
export interface SeenEvent {
  readonly event: Event
  readonly tally: Tally
}

/** The scopes of the events that somebody may see: an operator's tenant, and those for all; else what he fires for. */
export const scopesSeen = ({ scope, operates }: Observer): readonly Scope[] =>
  operates === undefined ? [scope] : scopesOf(operates)

/** An event by its id as the caller may see it: an operator sees his tenant's share of those for all. A Problem where there is none. */
export const seenEvent = async (
  { deliveries, events }: { deliveries: Pick<Deliveries, 'tally'>; events: Pick<Events, 'get'> },
  observer: Observer,
  eventId: string,
): Promise<SeenEvent> => {
  for (const scope of scopesSeen(observer)) {
    const event = await events.get(scope, eventId)
    if (!event) continue
    refuseEventType(observer, event.eventType)
    const tally = await deliveries.tally({ scope, eventId: event.id }, observer.operates)
    if (!tally.isPurged) return { event, tally }
  }
  throw new Problem('unknown-event', 'No event of this id was fired for this tenant.')
}
