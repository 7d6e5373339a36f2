import { app, type HttpFunctionOptions } from '@azure/functions'
import { searchPositions } from '../delivery-store/dead-letters/search-position.js'
import { hosted } from '../hosted.js'
import { deadLetterQueryOf } from '../http/dead-letter-query-of.js'
import { endpoint } from '../http/endpoint.js'
import { jsonBody } from '../http/json-body.js'
import { longestOrder } from '../operations/order-body.js'
import { nextPage, readPageCursor } from '../operations/page-cursor.js'
import { readReplayRequest } from '../operations/replay-request.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'deadLetters' | 'now'>

/** How many one call replays, or counts, at most. */
const [replayLimit, countLimit] = [500, 5000]

/** Replays the tenant's dead letters in bulk, or counts them, a bounded piece with each call; `cursor` leads to the next one. */
export const replayDeadLetters = ({ authorize, catalogue, deadLetters, now }: Parts) =>
  endpoint(async (request, log) => {
    const { tenantId } = await authorize.operator(request)
    const order = readReplayRequest((await jsonBody(request, longestOrder)).value)
    const query = deadLetterQueryOf(catalogue, tenantId, order.filters)
    const question = { ...query, dryRun: order.dryRun }
    const run = readPageCursor(question, order.cursor, searchPositions, now())
    const told = (counts: object, next: typeof run.position) => ({
      jsonBody: {
        ...counts,
        ...nextPage(question, run, next, searchPositions),
      },
    })

    if (order.dryRun) {
      const found = await deadLetters.find(query, run, countLimit)
      return told({ matched: found.deadLetters.length }, found.next)
    }
    const { next, ...counts } = await deadLetters.replayAll(query, run, replayLimit, log)
    return told(counts, next)
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'dead-letters/replay',
  authLevel: 'anonymous',
  handler: hosted(replayDeadLetters),
}

app.http('replay-dead-letters', registration)
