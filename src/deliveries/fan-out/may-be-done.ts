import type { Event } from '../../events/event.js'

/** A message about an event that is older than this may be a copy, whatever it says: a sweep or a lease that ended has made it. */
const oldMs = 5 * 60_000

/** Whether the work of a message may have been done before, so that it looks first: it says so, or its event is old. */
export const mayBeDone = (
  { firedAt }: Pick<Event, 'firedAt'>,
  again: boolean,
  now: Date,
): boolean => again || now.getTime() - firedAt.getTime() > oldMs
