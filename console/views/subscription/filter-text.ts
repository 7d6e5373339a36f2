import type { Filters } from '../../api/subscription-types.js'

/** Filters as a person reads them: `storeName = Magasin 2, quantity atLeast 5`; undefined for none. */
export const filterText = (filters: Filters): string | undefined => {
  const told = Object.entries(filters).map(([key, value]) => {
    const [property = '', comparison = '='] = key.split(':')
    return `${property} ${comparison} ${[value].flat().join(' | ')}`
  })
  return told.length === 0 ? undefined : told.join(', ')
}
