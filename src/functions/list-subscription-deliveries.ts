import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchOperations } from '../api-description/search-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { lineQueryOf } from '../http/line-query-of.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { seenSubscription } from '../http/seen-subscription.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { presentLine } from '../operations/search/delivery-line.js'
import { keyPositions } from '../operations/search/search-events.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'now' | 'search' | 'subscriptions'>

/** Each may cost the read of a chunk of a thousand deliveries. */
const usualLimit = 25

/** What became of each event that a subscription is for, the newest first; a bounded number of events is looked at with each call. */
export const listSubscriptionDeliveries = (parts: Parts) =>
  endpoint(async (request) => {
    const subscription = await seenSubscription(parts, request)
    const { limit, cursor, span, state } = lineQueryOf(request, usualLimit)
    const question = { subscriptionId: subscription.id, ...span, ...state }
    const run = readPageCursor(question, cursor, keyPositions, parts.now())
    const query = { ...span, ...(state.state ? { states: [state.state] } : {}) }
    const find = parts.search.subscriptionDeliveries
    const page = await find(subscription, query, limit, run.position)
    return {
      jsonBody: {
        deliveries: page.lines.map(presentLine),
        ...nextPage(question, run, page.next, keyPositions),
      },
    }
  }, queryOf(searchOperations['GET /subscriptions/{id}/deliveries']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'subscriptions/{id}/deliveries',
  authLevel: 'anonymous',
  handler: hosted(listSubscriptionDeliveries),
}

app.http('list-subscription-deliveries', registration)
