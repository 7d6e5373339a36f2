import { presentEvent } from '../../src/operations/search/search-events.js'
import type { Said } from '../command-line/perform.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'
import { findEvent } from './find-event.js'

/** An event with its account and its payload, as JSON. */
export const showEvent = async (
  { tenant, id }: { readonly tenant: string; readonly id: string },
  surroundings: Surroundings,
): Promise<Said> => {
  const operation = openOperation(surroundings)
  const event = await findEvent(operation, tenant, id)
  const query = { scopes: [event.scope], tenantId: tenant, id: event.id }
  const [counted] = (await operation.search.events(query, 1)).events
  const shown = counted ? presentEvent(counted) : { eventId: event.id }
  const text = JSON.stringify({ ...shown, bytes: event.payload.length }, undefined, 2)
  const payload = new TextDecoder().decode(event.payload)
  return { result: `${text.slice(0, -2)},\n  "payload": ${payload}\n}` }
}
