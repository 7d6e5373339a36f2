import type { EventType } from '../catalogue/event-type.js'
import { filtersOf } from '../catalogue/filter-declarations.js'
import { propertyPaths } from '../catalogue/property-paths.js'
import { payloadOf, type Event } from '../events/event.js'
import { matchesFilters, parseFilters } from '../subscriptions/filters.js'

/** What a poll's query asks for beside its cursor. */
export interface PollFilters {
  readonly wants: (event: Pick<Event, 'payload'>) => boolean
  /** The same for the query of the poll that comes next; empty, or `&` first. */
  readonly query: string
}

/** Not filters: where the poller stands, and the key of the Functions host. */
const others = ['cursor', 'code']

/** The filters in a poll's query, as those in a subscribe call's body. Texts become what the catalogue says that they are. */
export const pollFilters = (query: URLSearchParams, eventType: EventType): PollFilters => {
  const given = [...query].filter(([name]) => !others.includes(name))
  const filters = parseFilters(valuesOf(given, eventType), eventType)
  const text = new URLSearchParams(given).toString()
  return {
    wants: (event) =>
      Object.keys(filters).length === 0 || matchesFilters(filters, payloadOf(event)),
    query: text === '' ? '' : `&${text}`,
  }
}

const valuesOf = (given: readonly (readonly [string, string])[], eventType: EventType) => {
  const properties = propertyPaths(eventType.schema)
  const declared = new Map(filtersOf(eventType).map((filter) => [filter.input, filter]))
  const values = new Map<string, unknown>()
  const lists = new Map<string, unknown[]>()
  for (const [name, text] of given) {
    const { path = '', is } = declared.get(name) ?? {}
    const value = typed(text, properties.get(path)?.type)
    if (is !== 'oneOf') values.set(name, value)
    else if (text !== '') lists.set(name, [...(lists.get(name) ?? []), value])
  }
  return Object.fromEntries([...values, ...lists])
}

const typed = (text: string, type: unknown): unknown => {
  const number = Number(text)
  if ((type === 'integer' || type === 'number') && text !== '' && !Number.isNaN(number))
    return number
  if (type === 'boolean' && ['true', 'false'].includes(text)) return text === 'true'
  return text
}
