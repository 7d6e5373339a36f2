import { didYouMean } from '../did-you-mean.js'
import type { EventTypeFile } from '../event-type.js'
import type { FileFault } from '../file-fault.js'
import { filtersOf, type FilterDeclaration } from '../filter-declarations.js'
import { propertyPaths } from '../property-paths.js'

const plain = ['string', 'integer', 'number', 'boolean']

/** Filters that no maker could use. */
export const filterFaults = (eventType: EventTypeFile): FileFault[] => {
  const filters = filtersOf(eventType)
  const properties = propertyPaths(eventType.schema)
  return filters.flatMap((filter, index): FileFault[] => {
    const path = `/filters/${index}`
    const other = filters.findIndex(({ input }) => input === filter.input)
    if (filter.input.toLowerCase() === 'url')
      return [
        {
          path,
          message: `names "${filter.path}": in a subscription, "Url" is the flow's callback`,
          mend: 'give the property another name',
        },
      ]
    if (other < index)
      return [{ path, message: `would be the same input as /filters/${other}`, mend: 'take one out' }]
    const property = properties.get(filter.path)
    if (property === undefined)
      return [
        {
          path,
          message: `names "${filter.path}", which is no property of the schema`,
          mend: didYouMean(filter.path, [...properties.keys()]),
        },
      ]
    const message = unusable(filter, property)
    return message === undefined ? [] : [{ path, message, mend: 'filter by another property' }]
  })
}

const unusable = (
  { path, is }: FilterDeclaration,
  { type, format }: Readonly<Record<string, unknown>>,
): string | undefined => {
  if (!plain.includes(String(type))) return `names "${path}", which is no text, number or boolean`
  const isOrdered =
    type === 'integer' || type === 'number' || format === 'date' || format === 'date-time'
  if ((is === 'atLeast' || is === 'atMost') && !isOrdered)
    return `compares "${path}" by ${is}, which is no number and no date`
  if (is === 'contains' && type !== 'string') return `looks into "${path}", which is no text`
  return undefined
}
