import { lineStates } from '../operations/search/delivery-line.js'
import { answer, pathInput, queryInput, type ApiOperations } from './api-operation.js'
import { reference } from './json-schema.js'
import { tenantInput } from './publisher-operations.js'
import { cursor, filterInputs, limitTo } from './search-inputs.js'

const eventId = pathInput('eventId', 'The event.')
const subscription = pathInput('id', 'The subscription, or one that it has replaced.')
const limit = limitTo(200)
const state = queryInput('state', 'Only those in this state.', {
  type: 'string',
  enum: lineStates,
})

/** What is called to find out what became of events. */
export const searchOperations = {
  'GET /events': {
    tag: 'operators',
    operationId: 'searchEvents',
    summary: 'Find events',
    description:
      'Events with their accounts, the newest first. A publisher sees those that it fires for; an operator the tenant’s, and of those for all tenants the tenant’s share.',
    access: 'observer',
    parameters: [
      ...filterInputs(['eventType', 'from', 'until']),
      queryInput('id', 'The event of this id.'),
      queryInput('trackingId', 'The event of the delivery of this tracking id.'),
      queryInput('scope', 'Only those for the tenant, or only those for all.', {
        type: 'string',
        enum: ['tenant', 'all'],
      }),
      limit,
      cursor,
      tenantInput,
    ],
    answers: { 200: answer('A page.', reference('EventPage')) },
    problems: ['cursor-invalid', 'event-type-not-allowed'],
  },
  'GET /events/{eventId}': {
    tag: 'operators',
    operationId: 'getEvent',
    summary: 'An event with its payload',
    description: 'Its account, and its payload byte for byte as it was fired.',
    access: 'observer',
    parameters: [eventId, tenantInput],
    answers: { 200: answer('The event.', reference('EventWithPayload')) },
    problems: ['unknown-event', 'event-type-not-allowed'],
  },
  'GET /events/{eventId}/deliveries': {
    tag: 'operators',
    operationId: 'listEventDeliveries',
    summary: 'What became of an event, subscription by subscription',
    description:
      'One line for each of the tenant’s subscriptions to its type: its delivery, or why it has got none. A page may hold few or none and still lead to the next.',
    access: 'operator',
    parameters: [eventId, state, ...filterInputs(['subscriptionId']), limit, cursor],
    answers: { 200: answer('A page.', reference('DeliveryLinePage')) },
    problems: ['unknown-event', 'cursor-invalid'],
  },
  'GET /subscriptions/{id}': {
    tag: 'subscribers',
    operationId: 'getSubscription',
    summary: 'A subscription',
    description:
      'How its callback fares, what it has not received, and what became of the last events. For who subscribed, and for operators.',
    access: 'subscriber',
    parameters: [subscription],
    answers: { 200: answer('The subscription.', reference('SubscriptionDetails')) },
    problems: ['unknown-subscription'],
  },
  'GET /subscriptions/{id}/deliveries': {
    tag: 'subscribers',
    operationId: 'listSubscriptionDeliveries',
    summary: 'What became of the events that a subscription is for',
    description:
      'One line for each event of its type, the newest first. A page may hold few or none and still lead to the next.',
    access: 'subscriber',
    parameters: [subscription, ...filterInputs(['from', 'until']), state, limit, cursor],
    answers: { 200: answer('A page.', reference('DeliveryLinePage')) },
    problems: ['unknown-subscription', 'cursor-invalid'],
  },
  'GET /overview': {
    tag: 'operators',
    operationId: 'getOverview',
    summary: 'How the tenant’s deliveries fare',
    description:
      'What became of the events of the last day, hour by hour, and how callbacks are. Of very many, only the newest events are counted.',
    access: 'operator',
    answers: { 200: answer('The overview.', reference('Overview')) },
  },
} satisfies ApiOperations
