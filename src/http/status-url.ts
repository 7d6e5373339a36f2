import type { HttpRequest } from '@azure/functions'
import type { Event } from '../events/event.js'

/** Where an event's account is read. A key of the setting PUBLISHER_KEYS belongs to no tenant: the URL for a key says which one the event was fired for. */
export const statusUrl = (
  { publicBaseUrl }: { readonly publicBaseUrl: string },
  { id, scope }: Pick<Event, 'id' | 'scope'>,
  request: Pick<HttpRequest, 'headers'>,
): string =>
  `${publicBaseUrl}/fire/status/${id}${request.headers.has('x-api-key') ? `?tenant=${scope}` : ''}`
