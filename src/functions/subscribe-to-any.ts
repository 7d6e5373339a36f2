import { app, type HttpFunctionOptions } from '@azure/functions'
import { hosted } from '../hosted.js'
import { subscribe } from './subscribe.js'

/** The generic trigger: the maker picks the event type from a list. The rest is the same as for a trigger of its own. */
export const registration: HttpFunctionOptions = {
  methods: ['POST'],
  route: 'event-types/{eventType}/subscriptions',
  authLevel: 'anonymous',
  handler: hosted(subscribe),
}

app.http('subscribe-to-any', registration)
