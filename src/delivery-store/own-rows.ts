import { odata } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import type { EventKey } from '../events/event.js'
import { parseId, toId } from '../storage/ids.js'
import type { KeyRange } from '../subscriptions/key-range.js'
import { deliveryKey } from './delivery-row.js'
import { ofEvent } from './event-rows.js'

/** The names under which an event's deliveries may have rows of their own: each is asked for by a query. */
export const namesOfEvent = (namesOf: NamesOf, { eventId }: EventKey): readonly string[] =>
  namesOf(parseId(eventId)?.eventType ?? '')

/** A filter for the rows of an event's deliveries, to a tenant's subscriptions of one name whose keys are in a range. */
export const ownRowsIn = (
  event: EventKey,
  tenantId: string,
  name: string,
  { from, before }: KeyRange,
): string => {
  const [low, high] = [from, before].map((key) => deliveryKey(toId(name, key)))
  return `${ofEvent(event, low, high)} and ${odata`tenantId eq ${tenantId}`}`
}
