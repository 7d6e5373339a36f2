import type { Deliveries } from '../delivery-store/delivery-table.js'
import type { Tally } from '../delivery-store/tally.js'
import type { Events } from '../events/event-table.js'
import { eventIn } from '../events/event-in.js'
import { scopesOf, type Event, type Scope } from '../events/event.js'
import { Problem } from '../problem.js'
import { refuseEventType } from './auth/event-type-limit.js'
import type { Observer } from './auth/publisher.js'

/** An event, and what became of it, as far as somebody may see it. */
export interface SeenEvent {
  readonly event: Event
  readonly tally: Tally
}

/** Where events are, and what is asked of their records. */
interface SeenEventParts<Asked extends keyof Deliveries> {
  readonly deliveries: Pick<Deliveries, Asked>
  readonly events: Pick<Events, 'get'>
}

/** The scopes of the events that somebody may see: an operator's tenant, and those for all; else what he fires for. */
export const scopesSeen = ({ scope, operates }: Observer): readonly Scope[] =>
  operates === undefined ? [scope] : scopesOf(operates)

/** An event by its id as the caller may see it: an operator sees his tenant's share of those for all. A Problem where there is none. */
export const seenEvent = async (
  { deliveries, events }: SeenEventParts<'tally'>,
  observer: Observer,
  eventId: string,
): Promise<SeenEvent> => {
  const event = await storedEvent(events, observer, eventId)
  const tally = await deliveries.tally({ scope: event.scope, eventId: event.id }, observer.operates)
  if (tally.isPurged) throw unknownEvent()
  return { event, tally }
}

/** The same for a tenant's operator who asks for its deliveries: nothing is counted. */
export const operatedEvent = async (
  { deliveries, events }: SeenEventParts<'isPurged'>,
  tenantId: string,
  eventId: string,
): Promise<Event> => {
  const event = await storedEvent(events, { scope: tenantId, operates: tenantId }, eventId)
  if (await deliveries.isPurged({ scope: event.scope, eventId: event.id })) throw unknownEvent()
  return event
}

const storedEvent = async (events: Pick<Events, 'get'>, observer: Observer, eventId: string) => {
  const event = await eventIn(events, scopesSeen(observer), eventId)
  if (!event) throw unknownEvent()
  refuseEventType(observer, event.eventType)
  return event
}

const unknownEvent = () =>
  new Problem('unknown-event', 'No event of this id was fired for this tenant.')
