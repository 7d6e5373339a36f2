import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { eventTypeOf } from '../http/event-type-of.js'
import { readCursor, writeCursor } from '../polling/cursor.js'
import { Problem } from '../problem.js'
import { pollFilters } from '../polling/poll-filters.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'catalogue' | 'config' | 'cursorSecret' | 'poll'>

const pause = '15'
const howToPoll = 'Poll without a cursor to start anew, then follow each Location.'

/** The polling twin of a webhook trigger: 202 while there is nothing new, 200 with the new events' payloads. */
export const pollEvents = ({ authorize, catalogue, config, cursorSecret, poll }: Parts) =>
  endpoint(async (request) => {
    const { tenantId, ...limit } = await authorize.subscriber(request)
    const eventType = eventTypeOf(catalogue, request, limit)
    const { name, aliases = [] } = eventType
    const filters = pollFilters(request.query, eventType)
    const secret = await cursorSecret()
    const given = request.query.get('cursor')
    const from = given === null ? await poll.start(tenantId, name) : readCursor(secret, given)
    if (from?.tenantId !== tenantId || ![name, ...aliases].includes(from.eventType))
      throw new Problem('cursor-invalid', howToPoll)
    const cursor = { ...from, eventType: name }
    const result = given === null ? { events: [], cursor, more: false } : await poll.next(cursor)
    const wanted = result.events.filter(filters.wants)
    const headers = {
      location: `${config.publicBaseUrl}/poll/${name}?cursor=${writeCursor(secret, result.cursor)}${filters.query}`,
      'retry-after': result.more ? '0' : pause,
    }
    if (wanted.length === 0) return { status: 202, headers }
    const payloads = wanted.map(({ payload }) => new TextDecoder().decode(payload))
    return {
      headers: { ...headers, 'content-type': 'application/json' },
      body: `[${payloads.join(',')}]`,
    }
  }, 'any')

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'poll/{eventType}',
  authLevel: 'anonymous',
  handler: hosted(pollEvents),
}

app.http('poll', registration)
