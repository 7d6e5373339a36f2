import type { EventType } from '../catalogue/event-type.js'
import { filtersOf } from '../catalogue/filter-declarations.js'
import { propertyPaths } from '../catalogue/property-paths.js'
import { englishWordsAt } from './english-words.js'
import { queryInput } from './api-operation.js'
import type { Schema } from './json-schema.js'
import type { Parameter } from './open-api.js'

/** The inputs by which a subscriber says which events of a type it wants, as schemas by their names: none of them has to be given. */
export const filterInputs = (eventType: EventType): Readonly<Record<string, Schema>> => {
  const properties = propertyPaths(eventType.schema)
  return Object.fromEntries(
    filtersOf(eventType).map(({ path, is, input }) => {
      const words = englishWordsAt(eventType, path)
      const value = properties.get(path) ?? {}
      switch (is) {
        case 'oneOf':
          return [input, { ...words, type: 'array', items: value }]
        case 'contains':
          return [input, { ...words, type: 'string' }]
        case 'atLeast':
        case 'atMost':
        case 'equal':
          return [input, { ...words, ...value }]
      }
    }),
  )
}

/** The same for a poll, whose inputs are parts of its query. */
export const filterParameters = (eventType: EventType): readonly Parameter[] =>
  Object.entries(filterInputs(eventType)).map(([name, { description, ...schema }]) =>
    queryInput(name, typeof description === 'string' ? description : name, schema),
  )
