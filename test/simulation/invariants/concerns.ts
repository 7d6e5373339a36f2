import type { Flow } from '../flow.js'
import type { AcceptedEvent } from '../world.js'

/** Whether an event is one of those that a flow subscribes to. */
export const concerns = (event: AcceptedEvent, flow: Flow): boolean =>
  event.eventType === flow.eventType && (event.scope === 'all' || event.scope === flow.tenantId)
