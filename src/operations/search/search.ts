import type { Deliveries } from '../../delivery-store/delivery-table.js'
import type { Events } from '../../events/event-table.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import { findEventDeliveries, type FindEventDeliveries } from './event-deliveries.js'
import { countHeld, type CountHeld } from './count-held.js'
import { overview, type Overview, type OverviewParts } from './overview.js'
import { searchEvents, type SearchEvents } from './search-events.js'
import {
  findSubscriptionDeliveries,
  type FindSubscriptionDeliveries,
} from './subscription-deliveries.js'

/** How an operator finds out what became of events. */
export interface Search {
  readonly events: SearchEvents
  readonly eventDeliveries: FindEventDeliveries
  readonly subscriptionDeliveries: FindSubscriptionDeliveries
  readonly held: CountHeld
  readonly overview: (tenantId: string) => Promise<Overview>
}

/** All stores, and when a callback is near its end. */
export interface SearchParts extends Pick<OverviewParts, 'circuitPolicy' | 'now'> {
  readonly events: Pick<Events, 'find' | 'get' | 'getRun'>
  readonly deliveries: Pick<Deliveries, 'inState' | 'slice' | 'tallies' | 'to'>
  readonly subscriptions: Pick<
    Subscriptions,
    'current' | 'get' | 'healths' | 'unhealthy' | 'within'
  >
}

/** Puts the searches together. */
export const search = (parts: SearchParts): Search => {
  const events = searchEvents(parts)
  return {
    events,
    eventDeliveries: findEventDeliveries(parts),
    subscriptionDeliveries: findSubscriptionDeliveries(parts),
    held: countHeld(parts),
    overview: overview({ ...parts, searchEvents: events }),
  }
}
