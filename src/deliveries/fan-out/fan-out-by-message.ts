import type { Event } from '../../events/event.js'
import type { Events } from '../../events/event-table.js'
import type { Log } from '../../log.js'
import { firesOf, type FanOutMessage, type FireEvents } from '../../queues/fan-out-message.js'
import { allOver } from '../../storage/all-over.js'
import { parseId } from '../../storage/ids.js'
import type { FanOut } from './fan-out.js'

/** Does what a message of the queue `fan-out` asks for: the events that it names are divided, or delivered on the spot. */
export type FanOutByMessage = (
  message: FanOutMessage,
  log: Log,
  /** Told how many events have come to an end, whatever becomes of the others. */
  ended?: (events: number) => void,
) => Promise<void>

/** Where events are, and how they are divided. */
export interface FanOutByMessageParts {
  readonly events: Pick<Events, 'getAll'>
  readonly fanOut: FanOut
}

/** Divides the events of messages, those of one type and scope together, whoever fired them; one that is gone is told of. */
export const fanOutByMessage =
  ({ events, fanOut }: FanOutByMessageParts): FanOutByMessage =>
  async (message, log, ended = () => undefined) => {
    const { again = false } = message
    const leg = 'leg' in message ? message.leg : undefined
    const parents = new Map(
      firesOf(message).flatMap(({ eventIds, traceparent }) =>
        eventIds.map((eventId) => [eventId, traceparent] as const),
      ),
    )
    const withParent = (event: Event): Event => {
      const traceparent = parents.get(event.id)
      return traceparent === undefined ? event : { ...event, traceparent }
    }
    const divide = async ({ scope, eventIds }: FireEvents) => {
      const found = await events.getAll(scope, eventIds)
      const ids = new Set(found.map(({ id }) => id))
      for (const eventId of eventIds)
        if (!ids.has(eventId)) log.error('event.missing', { eventId, queue: 'fan-out' })
      await fanOut(found.map(withParent), again, log, leg)
    }
    // Only when none is under way may the message be handed out again.
    await allOver(
      byPartition(firesOf(message)).map((fire) =>
        divide(fire).finally(() => {
          ended(fire.eventIds.length)
        }),
      ),
    )
  }

const byPartition = (fires: readonly FireEvents[]): readonly FireEvents[] => {
  const partitions = new Map<string, FireEvents>()
  for (const { scope, eventIds } of fires) {
    const key = `${scope}:${parseId(eventIds[0] ?? '')?.eventType ?? ''}`
    const before = partitions.get(key)?.eventIds ?? []
    partitions.set(key, { scope, eventIds: [...new Set([...before, ...eventIds])] })
  }
  return [...partitions.values()]
}
