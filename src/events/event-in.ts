import type { Events } from './event-table.js'
import type { Event, Scope } from './event.js'

/** The event of an id in the first of these scopes that has it. */
export const eventIn = async (
  { get }: Pick<Events, 'get'>,
  scopes: readonly Scope[],
  id: string,
): Promise<Event | undefined> => {
  for (const scope of scopes) {
    const event = await get(scope, id)
    if (event) return event
  }
  return undefined
}
