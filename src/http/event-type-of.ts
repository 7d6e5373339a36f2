import type { HttpRequest } from '@azure/functions'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { EventType } from '../catalogue/event-type.js'
import { Problem } from './problem.js'

/** The event type that a request's route names; a Problem that lists those there are when it names none. */
export const eventTypeOf = (
  catalogue: Catalogue,
  { params }: Pick<HttpRequest, 'params'>,
): EventType => {
  const name = params.eventType ?? ''
  const eventType = catalogue.find(name)
  if (eventType) return eventType
  const known = catalogue.eventTypes.map((each) => each.name).join(', ')
  throw new Problem(
    'unknown-event-type',
    `There is no event type "${name.slice(0, 100)}". There are: ${known}.`,
  )
}
