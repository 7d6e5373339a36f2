import type { EventType } from '../catalogue/event-type.js'
import { filtersOf } from '../catalogue/filter-declarations.js'
import type { Filters } from './filters.js'

/**
 * The filters of a subscription that its event type no longer has, as they are stored: `storeName`, `quantity:atLeast`. They still hold back
 * every event that does not fit, which are all where the property is gone: its flow has to be saved again.
 */
export const lostFilters = (
  filters: Filters,
  eventType: Pick<EventType, 'filters'> | undefined,
): readonly string[] => {
  const known = eventType ? filtersOf(eventType).map(({ key }) => key) : []
  return Object.keys(filters).filter((key) => !known.includes(key))
}
