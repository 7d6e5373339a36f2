import { timeOf } from '../events/event-id.js'
import type { Log } from '../log.js'
import type { FireOperational } from '../operational-events/fire-operational.js'
import { firesOf } from '../queues/fan-out-message.js'
import type { FrontMessage, QueueFront } from '../queues/queue-fronts.js'
import type { WorkQueues } from '../queues/work-queues.js'
import { keyOf } from '../storage/ids.js'
import { measure } from '../telemetry/measure.js'

/** Tells operators when work that is due waits for too long. It never throws. */
export type LookAtBacklog = (log: Log) => Promise<void>

/** The queues, how it is told, and the clock. */
export interface LookAtBacklogParts {
  readonly queues: Pick<WorkQueues, 'fronts'>
  readonly fireOperational?: FireOperational
  readonly now: () => Date
}

/** What is as late as this is told: a burst is over by then, and so is a cold start. */
const lateMinutes = 5

const minuteMs = 60_000

/** The oldest work of a queue. */
interface Backlog extends Pick<QueueFront, 'messages' | 'queue'> {
  readonly dueSince: Date
}

/** Looks at what waits, once a minute; tells all tenants' operators once in each hour, whose events are late alike. */
export const lookAtBacklog =
  ({ queues, fireOperational, now }: LookAtBacklogParts): LookAtBacklog =>
  async (log) => {
    try {
      const fronts = await queues.fronts()
      for (const front of fronts) measureFront(front, now())
      const oldest = oldestOf(fronts)
      if (!oldest) return
      const { queue, messages, dueSince } = oldest
      const minutes = Math.floor((now().getTime() - dueSince.getTime()) / minuteMs)
      if (minutes < lateMinutes) return
      log.error('backlog.late', { queue, messages, minutes })
      await fireOperational?.({
        name: 'operations.backlog',
        scope: 'all',
        payload: { queue, messages, minutes, dueSince: dueSince.toISOString() },
        once: `backlog ${now().toISOString().slice(0, 13)}`,
      })
    } catch (error) {
      log.error('operations.untold', { about: 'backlog' }, error)
    }
  }

const measureFront = (front: QueueFront, now: Date): void => {
  const { queue, messages } = front
  const ageMs = now.getTime() - (oldestOf([front])?.dueSince ?? now).getTime()
  measure('backlogAge', Math.max(0, ageMs) / 1000, { queue })
  measure('backlogMessages', messages, { queue })
}

const oldestOf = (fronts: readonly QueueFront[]): Backlog | undefined =>
  fronts
    .flatMap(({ next, overdueSince, ...front }): Backlog[] =>
      [...next.map(dueSinceOf), ...(overdueSince ? [overdueSince] : [])].map((dueSince) => ({
        ...front,
        dueSince,
      })),
    )
    .sort((a, b) => a.dueSince.getTime() - b.dueSince.getTime())[0]

/**
 * Since when a message has been due: an event since it was fired, a retry since its time, or since it was queued where it was held until
 * its callback was back; anything else since it was queued. So was what a sweep or a redrive found: it tells of itself.
 */
const dueSinceOf = ({ message, queuedAt }: FrontMessage): Date => {
  if (!message || message.redriven !== undefined) return queuedAt
  if ('attempt' in message) return latest(queuedAt, new Date(message.dueAt ?? queuedAt))
  if ('slice' in message) return firedAt(message.eventId)
  if ('since' in message || message.again) return queuedAt
  const ids = firesOf(message).flatMap(({ eventIds }) => eventIds)
  return new Date(Math.min(...ids.map((id) => firedAt(id).getTime())))
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other)

const firedAt = (eventId: string): Date => timeOf(keyOf(eventId))
