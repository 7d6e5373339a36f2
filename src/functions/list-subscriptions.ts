import { app, type HttpFunctionOptions } from '@azure/functions'
import { subscriberOperations } from '../api-description/subscriber-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { readLimit } from '../operations/search-filters.js'
import type { Services } from '../services.js'
import { presentSubscription } from '../subscriptions/present-subscription.js'
import { subscriptionPositions } from '../subscriptions/subscription-page.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'config' | 'now' | 'subscriptions'>

const mostLimit = 1000

/**
 * A caller's own subscriptions; an operator's whole tenant's. Never a callback URL. Who asks for pages gets `value` and, where more
 * follow, `@odata.nextLink`; who asks for all gets an array of the first thousand, and a header `Link` where more follow.
 */
export const listSubscriptions = (parts: Parts) =>
  endpoint(async (request) => {
    const { authorize, config, now, subscriptions } = parts
    const caller = await authorize.subscriber(request)
    const [given, cursor] = [request.query.get('limit'), request.query.get('cursor') ?? undefined]
    const limit = readLimit(given, mostLimit, mostLimit)
    const whose = {
      tenantId: caller.tenantId,
      ...(authorize.isOperator(caller) ? {} : { oid: caller.oid }),
    }
    const run = readPageCursor(whose, cursor, subscriptionPositions, now())
    const page = await subscriptions.page(whose.tenantId, whose.oid, limit, run.position)
    const shown = page.subscriptions.map(presentSubscription(parts))
    const { cursor: next } = nextPage(whose, run, page.next, subscriptionPositions)
    const link = next && `${config.publicBaseUrl}/subscriptions?limit=${limit}&cursor=${next}`
    if (given !== null || cursor !== undefined)
      return { jsonBody: { value: shown, ...(link ? { '@odata.nextLink': link } : {}) } }
    return { jsonBody: shown, ...(link ? { headers: { link: `<${link}>; rel="next"` } } : {}) }
  }, queryOf(subscriberOperations['GET /subscriptions']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'subscriptions',
  authLevel: 'anonymous',
  handler: hosted(listSubscriptions),
}

app.http('list-subscriptions', registration)
