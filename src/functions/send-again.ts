import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { jsonBody } from '../http/json-body.js'
import { seenSubscription } from '../http/seen-subscription.js'
import { sendOneAgain, type SendOneAgainParts } from '../http/send-one-again.js'
import { longestOrder } from '../operations/order-body.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { keyPositions } from '../operations/search/search-events.js'
import { readSendAgainRequest } from '../operations/send-again-request.js'
import type { Services } from '../services.js'

type Parts = SendOneAgainParts &
  Pick<Services, 'authorize' | 'now' | 'sendMissed' | 'subscriptions'>

/** How many one call sends, or counts, at most. */
const [sendLimit, countLimit] = [100, 200]

/** Sends an event again to a subscription, or all that it missed since a time, a bounded piece with each call. */
export const sendAgain = (parts: Parts) =>
  endpoint(async (request, log) => {
    const subscription = await seenSubscription(parts, request)
    const order = readSendAgainRequest((await jsonBody(request, longestOrder)).value)
    if ('eventId' in order) return sendOneAgain(parts, subscription, order.eventId, log)

    const { missed, dryRun } = order
    const question = { ...missed, dryRun, subscriptionId: subscription.id }
    const run = readPageCursor(question, order.cursor, keyPositions, parts.now())
    const query = { until: run.asOf, ...missed }
    const { next, ...counts } = dryRun
      ? await parts.sendMissed.count(subscription, query, countLimit, run.position)
      : await parts.sendMissed.send(subscription, query, sendLimit, log, run.position)
    return { jsonBody: { ...counts, ...nextPage(question, run, next, keyPositions) } }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'subscriptions/{id}/send-again',
  authLevel: 'anonymous',
  handler: hosted(sendAgain),
}

app.http('send-again', registration)
