import type { Catalogue } from '../catalogue/catalogue.js'
import { parseTrackingId } from '../delivery-store/dead-letters/find-delivery.js'
import type { EventSearch } from '../operations/search/search-events.js'
import { readChoice, readSearchFilters } from '../operations/search-filters.js'
import { Problem } from '../problem.js'
import { parseId } from '../storage/ids.js'
import { refuseEventType } from './auth/event-type-limit.js'
import type { Observer } from './auth/publisher.js'
import { scopesSeen } from './seen-event.js'

/** The event that a query names, by its own id or by that of a delivery; a Problem for a text that is neither. */
const idIn = (query: URLSearchParams): string | undefined => {
  const [id, trackingId] = ['id', 'trackingId'].map((name) => query.get(name) ?? '')
  if (id && trackingId)
    throw new Problem(
      'query-invalid',
      'Send "id" or "trackingId", not both: either names the event.',
    )
  if (id && !parseId(id)) throw new Problem('query-invalid', 'The parameter "id" is no event’s id.')
  if (!trackingId) return id === '' ? undefined : id
  const parts = parseTrackingId(trackingId)
  if (parts) return parts.eventId
  throw new Problem('query-invalid', 'The parameter "trackingId" is no delivery’s tracking id.')
}

/** Which events a request's query asks for, of those that the caller may see; a Problem that names what is wrong with it. */
export const eventSearchOf = (
  catalogue: Pick<Catalogue, 'find'>,
  observer: Observer,
  query: URLSearchParams,
): EventSearch => {
  const [type, from, until] = ['eventType', 'from', 'until'].map((name) => query.get(name))
  const named = (name: string) => catalogue.find(name)?.name ?? name.toLowerCase()
  const { eventType, ...span } = readSearchFilters({ eventType: type, from, until }, named)
  if (eventType !== undefined) refuseEventType(observer, eventType)
  const eventTypes = eventType === undefined ? observer.eventTypes : [eventType]
  const scope = readChoice('scope', query.get('scope'), ['tenant', 'all'])
  const id = idIn(query)
  return {
    scopes: scopesSeen(observer).filter(
      (each) => scope === undefined || (each === 'all') === (scope === 'all'),
    ),
    ...(observer.operates === undefined ? {} : { tenantId: observer.operates }),
    ...(eventTypes ? { eventTypes } : {}),
    ...(id === undefined ? {} : { id }),
    ...span,
  }
}
