import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchPositions } from '../delivery-store/dead-letters/search-position.js'
import { operatorOperations } from '../api-description/operator-operations.js'
import { hosted } from '../hosted.js'
import { deadLetterQueryOf, searchFiltersIn } from '../http/dead-letter-query-of.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { presentDeadLetters } from '../operations/present-dead-letters.js'
import { readLimit } from '../operations/search-filters.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'deadLetters' | 'now' | 'subscriptions'>

const [usualLimit, mostLimit] = [100, 500]

/** A piece of the tenant's dead letters, the newest event first, with their flows; `cursor` leads to the next one. */
export const listDeadLetters = (parts: Parts) =>
  endpoint(async (request) => {
    const { authorize, catalogue, deadLetters, now, subscriptions } = parts
    const { tenantId } = await authorize.operator(request)
    const query = deadLetterQueryOf(catalogue, tenantId, searchFiltersIn(request))
    const limit = readLimit(request.query.get('limit'), usualLimit, mostLimit)
    const cursor = request.query.get('cursor') ?? undefined
    const run = readPageCursor(query, cursor, searchPositions, now())
    const { deadLetters: found, next } = await deadLetters.find(query, run, limit)
    return {
      jsonBody: {
        deadLetters: await presentDeadLetters(subscriptions)(found),
        ...nextPage(query, run, next, searchPositions),
      },
    }
  }, queryOf(operatorOperations['GET /dead-letters']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'dead-letters',
  authLevel: 'anonymous',
  handler: hosted(listDeadLetters),
}

app.http('list-dead-letters', registration)
