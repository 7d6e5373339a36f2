import type { HttpRequest } from '@azure/functions'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { EventType } from '../catalogue/event-type.js'
import { Problem } from '../problem.js'
import { refuseEventType } from './auth/event-type-limit.js'
import { catalogueFor, type CatalogueReader } from './catalogue-for.js'

/** The event type that a request's route names; a Problem that lists the caller's when it names none, or not one of them. */
export const eventTypeOf = (
  catalogue: Catalogue,
  { params }: Pick<HttpRequest, 'params'>,
  caller: CatalogueReader,
): EventType => {
  const name = params.eventType ?? ''
  const known = catalogueFor(catalogue, caller)
  const eventType = known.find(name)
  if (eventType) {
    refuseEventType(caller, eventType.name)
    return eventType
  }
  const names = known.eventTypes.map((each) => each.name).join(', ')
  throw new Problem(
    'unknown-event-type',
    `There is no event type "${name.slice(0, 100)}". There are: ${names}.`,
  )
}
