import type { Poller } from '../poller.js'
import type { AcceptedEvent, World } from '../world.js'

const isFor = ({ tenantId, eventType }: Poller, event: AcceptedEvent): boolean =>
  event.eventType === eventType && (event.scope === 'all' || event.scope === tenantId)

/** What polling clients have missed, or were given although it is not for them. */
export const judgePollers = (
  { events, pollers }: Pick<World, 'events' | 'pollers'>,
  isThere: (event: AcceptedEvent) => boolean,
): readonly string[] =>
  pollers.flatMap((poller) =>
    events.flatMap((event) => {
      const [name, isGiven] = [`Poller ${poller.number}`, poller.seen.has(event.id)]
      if (!isFor(poller, event))
        return isGiven ? [`${name} was given ${event.id}, which is not for it`] : []
      // What is purged before it is asked for is never given.
      if (!isGiven && event.firedAt > poller.startedAt && isThere(event))
        return [`${name} has missed ${event.id}`]
      return isGiven && event.acceptedAt < poller.askedAt
        ? [`${name} was given ${event.id}, which is older than its first cursor`]
        : []
    }),
  )
