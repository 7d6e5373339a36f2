import type { HttpRequest } from '@azure/functions'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { DeadLetterQuery } from '../delivery-store/dead-letters/dead-letter-query.js'
import {
  readSearchFilters,
  searchFilters,
  type SearchFilters,
} from '../operations/search-filters.js'

/** The criteria in a request's URL. */
export const searchFiltersIn = ({ query }: Pick<HttpRequest, 'query'>): SearchFilters =>
  Object.fromEntries(searchFilters.map((name) => [name, query.get(name) ?? undefined]))

/** What a tenant's operator asks for; an event type goes by any of its names, or by that of one that is in the catalogue no more. */
export const deadLetterQueryOf = (
  catalogue: Pick<Catalogue, 'find'>,
  tenantId: string,
  given: SearchFilters,
): DeadLetterQuery => ({
  tenantId,
  ...readSearchFilters(given, (name) => catalogue.find(name)?.name ?? name.toLowerCase()),
})
