import { app, type HttpFunctionOptions } from '@azure/functions'
import { filtersOf } from '../catalogue/filter-declarations.js'
import { valuesAt } from '../catalogue/values-at.js'
import { payloadOf } from '../events/event.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'events'>

/** How far back values are looked for. */
const newestCount = 200

/** The values that a filter's property had in the newest events: fills the list that a maker picks from. */
export const listFilterValues = ({ authorize, catalogue, events }: Parts) =>
  endpoint(async (request) => {
    const { tenantId, ...limit } = await authorize.subscriber(request)
    const eventType = eventTypeOf(catalogue, request, limit)
    const property = request.params.property ?? ''
    const filters = [...new Set(filtersOf(eventType).map(({ path }) => path))]
    if (!filters.includes(property)) {
      throw new Problem(
        'unknown-property',
        `"${eventType.name}" can be filtered by: ${filters.join(', ') || 'nothing'}.`,
      )
    }
    const newest = await events.newest(tenantId, eventType.name, newestCount)
    const values = new Set(newest.flatMap((event) => valuesAt(payloadOf(event), property)))
    const shown = [...values]
      .filter((value) => value !== undefined && value !== null && typeof value !== 'object')
      .map(String)
      .sort()
    return { jsonBody: shown.map((value) => ({ value })) }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'event-types/{eventType}/values/{property}',
  authLevel: 'anonymous',
  handler: hosted(listFilterValues),
}

app.http('list-filter-values', registration)
