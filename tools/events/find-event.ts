import { scopesOf, type Event } from '../../src/events/event.js'
import type { Operation } from '../operation.js'

/** An event that a tenant may see. */
export const findEvent = async (
  { events }: Pick<Operation, 'events'>,
  tenant: string,
  id: string,
): Promise<Event> => {
  for (const scope of scopesOf(tenant)) {
    const event = await events.get(scope, id)
    if (event) return event
  }
  throw new Error(`Tenant ${tenant} has no event "${id}". "list" shows those that there are.`)
}
