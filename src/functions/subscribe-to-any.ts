import { app } from '@azure/functions'
import { services } from '../services.js'
import { subscribe } from './subscribe.js'

// The generic trigger: the maker picks the event type from a list. The rest is the same as for a trigger of its own.
app.http('subscribe-to-any', {
  methods: ['POST'],
  route: 'event-types/{eventType}/subscriptions',
  authLevel: 'anonymous',
  handler: subscribe(services),
})
