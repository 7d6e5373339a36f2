import { Problem } from '../../problem.js'

/** Which event types a caller may use: those of its key, by their names; all when there is no list. */
export interface EventTypeLimit {
  readonly eventTypes?: readonly string[]
}

/** Whether a caller may use an event type. */
export const mayUse = ({ eventTypes }: EventTypeLimit, eventType: string): boolean =>
  eventTypes === undefined || eventTypes.includes(eventType)

/** Throws a Problem that names the allowed event types unless the caller may use this one. */
export const refuseEventType = (caller: EventTypeLimit, eventType: string): void => {
  if (mayUse(caller, eventType)) return
  throw new Problem(
    'event-type-not-allowed',
    `The key may not use "${eventType}", only: ${caller.eventTypes?.join(', ') ?? ''}.`,
  )
}
