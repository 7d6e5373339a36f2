import { didYouMean } from '../did-you-mean.js'
import type { EventTypeFile } from '../event-type.js'
import type { FileFault } from '../file-fault.js'

const plain = ['string', 'integer', 'number', 'boolean']

/** Filters that no maker could use. */
export const filterFaults = ({ filters = [], schema: { properties } }: EventTypeFile) =>
  filters.flatMap((name, index): FileFault[] => {
    const path = `/filters/${index}`
    const property = properties[name]
    if (name.toLowerCase() === 'url')
      return [
        {
          path,
          message: `names "${name}": in a subscription, "Url" is the flow's callback`,
          mend: 'give the property another name',
        },
      ]
    if (property === undefined)
      return [
        {
          path,
          message: `names "${name}", which is no property of the schema`,
          mend: didYouMean(name, Object.keys(properties)),
        },
      ]
    if (!plain.includes(String(property.type)))
      return [
        {
          path,
          message: `names "${name}", which is no text, number or boolean`,
          mend: 'filter by another property',
        },
      ]
    return []
  })
