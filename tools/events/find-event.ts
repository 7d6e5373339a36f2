import { eventIn } from '../../src/events/event-in.js'
import { scopesOf, type Event } from '../../src/events/event.js'
import type { Operation } from '../operation.js'

/** An event that a tenant may see. */
export const findEvent = async (
  { events }: Pick<Operation, 'events'>,
  tenant: string,
  id: string,
): Promise<Event> => {
  const event = await eventIn(events, scopesOf(tenant), id)
  if (event) return event
  throw new Error(`Tenant ${tenant} has no event "${id}". "list" shows those that there are.`)
}
