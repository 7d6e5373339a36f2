import type { EventType } from '../catalogue/event-type.js'
import { Problem } from '../problem.js'

/** Values that properties of an event's payload must have. */
export type Filters = Readonly<Record<string, string | number | boolean>>

/**
 * The filters in a subscribe call's body: its properties that the catalogue declares as filters. A maker who leaves an input
 * empty filters nothing by it; a value that the property can never have is a Problem.
 */
export const parseFilters = (body: unknown, eventType: EventType): Filters => {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const filters: Record<string, string | number | boolean> = {}
  for (const name of eventType.filters ?? []) {
    const value = given[name]
    if (value === undefined || value === null || value === '') continue
    const fault = eventType
      .faultsOf({ ...eventType.sample, [name]: value })
      .find(({ path }) => path === `/${name}`)
    if (fault !== undefined || typeof value === 'object') {
      throw new Problem(
        'filter-invalid',
        `The filter "${name}" ${fault?.message ?? 'is no plain value'}.`,
      )
    }
    filters[name] = value as string | number | boolean
  }
  return filters
}

/** Whether a payload has the values that filters ask for; texts are compared in any case, and in any of Unicode's forms. */
export const matchesFilters = (
  filters: Filters,
  payload: Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(filters).every(([name, wanted]) => fold(payload[name]) === fold(wanted))

const fold = (value: unknown) =>
  typeof value === 'string' ? value.trim().normalize().toLowerCase() : value
