import { longestMemory } from '../../../src/polling/hand-out.js'
import { clockErrorMs } from '../../../src/polling/poll.js'
import type { Poller } from '../poller.js'
import type { AcceptedEvent, World } from '../world.js'
import { concerns } from './concerns.js'

type Polled = Pick<World, 'events' | 'pollers' | 'page'>

/** What was stored so shortly before a poller began is of the past for it only where it fits a page, and its cursor. */
const graceMs = ({ events, page }: Polled, poller: Poller): number => {
  const recent = events.filter(
    (event) =>
      concerns(event, poller) && Math.abs(event.acceptedAt - poller.askedAt) < clockErrorMs,
  )
  return recent.length > Math.min(page, longestMemory) ? clockErrorMs : 0
}

/** What polling clients have missed, or were given although it is not for them. */
export const judgePollers = (
  world: Polled,
  isThere: (event: AcceptedEvent) => boolean,
): readonly string[] =>
  world.pollers.flatMap((poller) => {
    const since = poller.askedAt - graceMs(world, poller)
    return world.events.flatMap((event) => {
      const [name, isGiven] = [`Poller ${poller.number}`, poller.seen.has(event.id)]
      if (!concerns(event, poller))
        return isGiven ? [`${name} was given ${event.id}, which is not for it`] : []
      // What is purged before it is asked for is never given.
      if (!isGiven && event.firedAt > poller.startedAt && isThere(event))
        return [`${name} has missed ${event.id}`]
      return isGiven && event.acceptedAt < since
        ? [`${name} was given ${event.id}, which is older than its first cursor`]
        : []
    })
  })
