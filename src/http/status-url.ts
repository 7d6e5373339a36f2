import type { HttpRequest } from '@azure/functions'
import type { Config } from '../config.js'
import type { Event } from '../events/event.js'

/** Where an event's account is read. An API key belongs to no tenant: its URL says which tenant the event was fired for. */
export const statusUrl = (
  { publicBaseUrl }: Pick<Config, 'publicBaseUrl'>,
  { id, scope }: Pick<Event, 'id' | 'scope'>,
  request: Pick<HttpRequest, 'headers'>,
): string =>
  `${publicBaseUrl}/fire/status/${id}${request.headers.has('x-api-key') ? `?tenant=${scope}` : ''}`
