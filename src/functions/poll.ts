import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { readCursor, writeCursor } from '../polling/cursor.js'
import { Problem } from '../problem.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'config' | 'cursorSecret' | 'poll'>

const pause = '15'

/** The polling twin of a webhook trigger: 202 while there is nothing new, 200 with the new events' payloads. */
export const pollEvents = ({ authorize, catalogue, config, cursorSecret, poll }: Parts) =>
  endpoint(async (request) => {
    const { tenantId, ...limit } = await authorize.subscriber(request)
    const { name } = eventTypeOf(catalogue, request, limit)
    const secret = await cursorSecret()
    const given = request.query.get('cursor')
    const from = given === null ? await poll.start(tenantId, name) : readCursor(secret, given)
    if (from?.tenantId !== tenantId || catalogue.find(from.eventType)?.name !== name) {
      throw new Problem(
        'cursor-invalid',
        'Poll without a cursor to start anew, then follow each Location.',
      )
    }

    const cursor = { ...from, eventType: name }
    const result = given === null ? { events: [], cursor, more: false } : await poll.next(cursor)
    const headers = {
      location: `${config.publicBaseUrl}/poll/${name}?cursor=${writeCursor(secret, result.cursor)}`,
      'retry-after': result.more ? '0' : pause,
    }
    if (result.events.length === 0) return { status: 202, headers }
    const payloads = result.events.map(({ payload }) => new TextDecoder().decode(payload))
    return {
      headers: { ...headers, 'content-type': 'application/json' },
      body: `[${payloads.join(',')}]`,
    }
  })

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'poll/{eventType}',
  authLevel: 'anonymous',
  handler: hosted(pollEvents),
}

app.http('poll', registration)
