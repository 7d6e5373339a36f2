import { app, type HttpFunctionOptions } from '@azure/functions'
import { accountOf } from '../delivery-store/account.js'
import { publisherOperations } from '../api-description/publisher-operations.js'
import { hosted } from '../hosted.js'
import { endpoint } from '../http/endpoint.js'
import { queryOf } from '../http/refuse-unknown-query.js'
import { seenEvent } from '../http/seen-event.js'
import { statusUrl } from '../http/status-url.js'
import type { Services } from '../services.js'

type Parts = Pick<Services, 'authorize' | 'config' | 'deliveries' | 'events' | 'now'>

/** Seconds until it is worth looking again: retries come ever later. */
const pollAfter = (firedAt: Date, now: Date) =>
  Math.min(60, Math.max(1, Math.round((now.getTime() - firedAt.getTime()) / 10_000)))

/** An event's account: 202 while it is running, then 200, as an asynchronous operation's status is polled. */
export const eventStatus = ({ authorize, config, deliveries, events, now }: Parts) =>
  endpoint(async (request) => {
    const observer = await authorize.observer(request)
    const seen = await seenEvent({ deliveries, events }, observer, request.params.eventId ?? '')
    const { event, tally } = seen
    const account = accountOf(event, tally)
    return account.status === 'settled'
      ? { status: 200, jsonBody: account }
      : {
          status: 202,
          headers: {
            location: statusUrl(config, event, request),
            'retry-after': String(pollAfter(event.firedAt, now())),
          },
          jsonBody: account,
        }
  }, queryOf(publisherOperations['GET /fire/status/{eventId}']))

/** How the host registers it. */
export const registration: HttpFunctionOptions = {
  methods: ['GET'],
  route: 'fire/status/{eventId}',
  authLevel: 'anonymous',
  handler: hosted(eventStatus),
}

app.http('event-status', registration)
