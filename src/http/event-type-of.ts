import type { HttpRequest } from '@azure/functions'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { EventType } from '../catalogue/event-type.js'
import { Problem } from '../problem.js'
import { mayUse, refuseEventType, type EventTypeLimit } from './auth/event-type-limit.js'

/** The event type that a request's route names; a Problem that lists the caller's when it names none, or not one of them. */
export const eventTypeOf = (
  catalogue: Catalogue,
  { params }: Pick<HttpRequest, 'params'>,
  caller: EventTypeLimit,
): EventType => {
  const name = params.eventType ?? ''
  const eventType = catalogue.find(name)
  if (eventType) {
    refuseEventType(caller, eventType.name)
    return eventType
  }
  const known = catalogue.eventTypes
    .map((each) => each.name)
    .filter((each) => mayUse(caller, each))
    .join(', ')
  throw new Problem(
    'unknown-event-type',
    `There is no event type "${name.slice(0, 100)}". There are: ${known}.`,
  )
}
