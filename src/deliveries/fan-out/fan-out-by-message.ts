import type { Events } from '../../events/event-table.js'
import type { Log } from '../../log.js'
import type { FanOutMessage } from '../../queues/messages.js'
import type { FanOut } from './fan-out.js'

/** Does what a message of the queue `fan-out` asks for: the events that it names are divided, or delivered on the spot. */
export type FanOutByMessage = (message: FanOutMessage, log: Log) => Promise<void>

/** Where events are, and how they are divided. */
export interface FanOutByMessageParts {
  readonly events: Pick<Events, 'getAll'>
  readonly fanOut: FanOut
}

/** Divides the events of messages; one that is gone is told of. */
export const fanOutByMessage =
  ({ events, fanOut }: FanOutByMessageParts): FanOutByMessage =>
  async ({ scope, eventIds, again = false, leg }, log) => {
    const found = await events.getAll(scope, eventIds)
    const ids = new Set(found.map(({ id }) => id))
    for (const eventId of eventIds)
      if (!ids.has(eventId)) log.error('event.missing', { eventId, queue: 'fan-out' })
    await fanOut(found, again, log, leg)
  }
