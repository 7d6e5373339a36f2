import type { AcceptedEvent } from '../world.js'

/** Whether an event is one of those that a flow subscribes to, or a poller asks for. */
export const concerns = (
  event: AcceptedEvent,
  { tenantId, eventType }: { readonly tenantId: string; readonly eventType: string },
): boolean => event.eventType === eventType && (event.scope === 'all' || event.scope === tenantId)
