import type { searchFilters } from '../operations/search-filters.js'
import { queryInput } from './api-operation.js'
import { text, time, type Schema } from './json-schema.js'
import type { Parameter } from './open-api.js'

/** What narrows deliveries down, by name. */
export const filters: Readonly<Record<(typeof searchFilters)[number], Schema>> = {
  eventType: text('Of this event type.'),
  subscriptionId: text('To this subscription.'),
  reason: text('Given up for this reason.'),
  from: time('Of events fired since then, in ISO 8601.'),
  until: time('Of events fired before then, in ISO 8601.'),
}

/** Some of these as parts of the query. */
export const filterInputs = (
  names: readonly (typeof searchFilters)[number][],
): readonly Parameter[] =>
  names.map((name) => {
    const { description, ...schema } = filters[name]
    return queryInput(name, String(description), schema)
  })

/** What a cursor is for. */
export const cursorText = 'Where the last answer’s `cursor` leads; absent to start.'

/** A cursor as a part of the query. */
export const cursor: Parameter = queryInput('cursor', cursorText)

/** How many at most, and how many that may be. */
export const limitTo = (maximum: number): Parameter =>
  queryInput('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum })
