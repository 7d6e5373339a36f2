import { odata } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import type { EventKey } from '../events/event.js'
import { parseId, toId } from '../storage/ids.js'
import type { KeyRange } from '../subscriptions/key-range.js'
import { deliveryKey, eventPartition } from './delivery-row.js'

/** The names under which an event's deliveries may have rows of their own: each is asked for by a query. */
export const namesOfEvent = (namesOf: NamesOf, { eventId }: EventKey): readonly string[] =>
  namesOf(parseId(eventId)?.eventType ?? '')

/** A filter for the rows of an event's deliveries, to a tenant's subscriptions of one name whose keys are in a range. */
export const ownRowsIn = (
  { scope, eventId }: EventKey,
  tenantId: string,
  name: string,
  { from, before }: KeyRange,
): string => {
  const [low, high] = [from, before].map((key) => deliveryKey(toId(name, key)))
  return odata`PartitionKey eq ${eventPartition(scope, eventId)} and RowKey ge ${low} and RowKey lt ${high} and tenantId eq ${tenantId}`
}
