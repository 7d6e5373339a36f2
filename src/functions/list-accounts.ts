import { app, type HttpFunctionOptions } from '@azure/functions'
import { operatorOperations } from '../api-description/operator-operations.js'
import { hosted } from '../hosted.js'
import { deadLetterQueryOf, searchFiltersIn } from '../http/dead-letter-query-of.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { addSums, noAccounts } from '../operations/account-sum.js'
import { accountPositions, type AccountPosition } from '../operations/check-accounts.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { readLimit } from '../operations/search-filters.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'checkAccounts' | 'now'>

const [usualLimit, mostLimit] = [500, 500]

/**
 * What became of the events that the tenant may see, a bounded number with each call: proves that each account adds up. Of events for
 * all tenants it is the tenant's own share.
 */
export const listAccounts = ({ authorize, catalogue, checkAccounts, now }: Parts) =>
  endpoint(async (request) => {
    const { tenantId } = await authorize.operator(request)
    const { eventType, from, until } = searchFiltersIn(request)
    const given = deadLetterQueryOf(catalogue, tenantId, { eventType, from, until })
    const limit = readLimit(request.query.get('limit'), usualLimit, mostLimit)
    const cursor = request.query.get('cursor') ?? undefined
    const run = readPageCursor(given, cursor, accountPositions, now())

    let sum = noAccounts
    let next: AccountPosition | undefined
    const query = { until: run.asOf, ...given }
    for await (const piece of checkAccounts(query, limit, run.position)) {
      sum = addSums(sum, piece.sum)
      next = sum.events < limit ? undefined : piece.position
      if (next) break
    }
    return { jsonBody: { ...sum, ...nextPage(given, run, next, accountPositions) } }
  }, queryOf(operatorOperations['GET /accounts']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'accounts',
  authLevel: 'anonymous',
  handler: hosted(listAccounts),
}

app.http('list-accounts', registration)
