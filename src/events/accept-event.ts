import type { EventType } from '../catalogue/event-type.js'
import { Problem } from '../http/problem.js'
import type { Log } from '../log.js'
import type { WorkQueues } from '../queues/work-queues.js'
import { bodyHashOf, type Once } from './claim-row.js'
import { payloadLimit, type Event, type Scope } from './event.js'
import type { Events } from './event-table.js'
import type { Idempotency } from './idempotency.js'

/** Something that is said to have happened. */
export interface Fired {
  readonly eventType: EventType
  readonly scope: Scope
  /** The payload as JSON bytes, which are kept, and as their value, which is checked. */
  readonly payload: { readonly bytes: Uint8Array; readonly value: unknown }
  /** Where it may be said more than once; absent: each time is an event of its own. */
  readonly once?: Once
}

/** What was accepted; the event of an earlier fire where the key had been used. */
export type Accepted = Pick<Event, 'id' | 'scope'>

/** Makes an event: checked, stored and queued once this resolves; throws a Problem for what is not accepted. */
export type AcceptEvent = (fired: Fired, log: Log) => Promise<Accepted>

/** What it works with. */
export interface AcceptEventParts {
  readonly events: Pick<Events, 'add'>
  readonly idempotency: Idempotency
  readonly queues: Pick<WorkQueues, 'fanOut'>
  readonly now: () => Date
  readonly newEvent: (fired: Omit<Event, 'id' | 'correlationId'>) => Event
}

/**
 * Accepts events. The event is stored first and its message queued second; a repeat that cannot see that its event was
 * queued queues it itself, as work that may have been done before.
 */
export const acceptEvent = ({
  events,
  idempotency,
  queues,
  now,
  newEvent,
}: AcceptEventParts): AcceptEvent => {
  const addOnce = async (event: Event, once: Once): Promise<{ id: string; queue: boolean }> => {
    const claim = await idempotency.add(event, once)
    if (claim.bodyHash !== bodyHashOf(once)) {
      throw new Problem(
        'idempotency-conflict',
        `This key was used for another body, as event ${claim.eventId}. Send a new key with a new event.`,
      )
    }
    if (claim.eventId === event.id) return { id: event.id, queue: true }
    return {
      id: claim.eventId,
      queue: !claim.queued && !(await idempotency.isQueued(event, once.key)),
    }
  }

  return async ({ eventType, scope, payload, once }, log) => {
    check(eventType, payload)
    const event = newEvent({
      eventType: eventType.name,
      scope,
      firedAt: now(),
      payload: payload.bytes,
    })
    if (!once) await events.add(event)
    const { id, queue } = once ? await addOnce(event, once) : { id: event.id, queue: true }
    const again = id !== event.id
    if (queue) {
      await queues.fanOut({ scope, eventId: id, ...(again ? { again } : {}) })
      if (once) await idempotency.noteQueued(event, once.key)
    }
    if (again) log('event.repeated', { eventId: id, scope, queued: queue })
    else log('event.accepted', { eventId: id, scope, bytes: payload.bytes.length })
    return { id, scope }
  }
}

/** A payload that is wrong all over is not worth a longer answer. */
const faultsShown = 20

const check = ({ faultsOf }: EventType, { value, bytes }: Fired['payload']): void => {
  const faults = faultsOf(value)
  if (faults.length > 0) {
    const errors = faults.slice(0, faultsShown)
    const told = errors.map(({ path, message }) => `${path || 'The payload'} ${message}.`)
    const more = faults.length > errors.length ? [`And ${faults.length - errors.length} more.`] : []
    throw new Problem('payload-invalid', [...told, ...more].join(' '), { errors })
  }
  if (bytes.length > payloadLimit) {
    throw new Problem(
      'payload-too-large',
      `The payload has ${bytes.length} bytes; at most ${payloadLimit} are accepted.`,
    )
  }
}
