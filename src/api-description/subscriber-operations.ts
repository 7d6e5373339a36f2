import type { EventType } from '../catalogue/event-type.js'
import {
  answer,
  header,
  optionalHeader,
  json,
  pathInput,
  queryInput,
  type ApiOperation,
  type ApiOperations,
} from './api-operation.js'
import { englishWords } from './english-words.js'
import { filterParameters } from './filter-inputs.js'
import { listOf, reference } from './json-schema.js'
import type { Response } from './open-api.js'
import { payloadName, subscribeSchema, subscribeToAnySchema } from './payload-schemas.js'

const eventType = pathInput('eventType', 'The name of an event type.')
const id = pathInput('id', 'The subscription.')

const subscribed: Readonly<Record<number, Response>> = {
  201: {
    description: 'The subscription has begun.',
    headers: {
      Location: header('Where to send DELETE to end it. Its last part is the subscription’s id.'),
    },
  },
}

const subscribeProblems = [
  ...(['unknown-event-type', 'event-type-not-allowed', 'url-missing', 'url-not-allowed'] as const),
  ...(['filter-invalid', 'filter-unknown', 'body-not-json', 'body-too-deep'] as const),
  ...(['payload-too-large', 'length-required'] as const),
  ...(['too-many-subscriptions', 'subscriptions-contended'] as const),
] as const

/** Subscribes to events of one type. */
export const subscribeOperation = (of: EventType): ApiOperation => ({
  tag: 'subscribers',
  operationId: `subscribeTo${of.schemaName}`,
  summary: `Subscribe: ${englishWords(of).title}`,
  description: 'Has events of this type POSTed to a callback URL, those that fit the filters.',
  access: 'subscriber',
  body: json(subscribeSchema(of)),
  answers: subscribed,
  problems: subscribeProblems,
})

/** Lists the newest events of one type. */
export const listOperation = (of: EventType): ApiOperation => ({
  tag: 'subscribers',
  operationId: `listRecent${of.schemaName}`,
  summary: `List recent events: ${englishWords(of).title}`,
  description: 'The payloads of the newest events of this type, as they were fired.',
  access: 'subscriber',
  answers: { 200: answer('The newest payloads.', listOf(reference(payloadName(of)))) },
  problems: ['unknown-event-type', 'event-type-not-allowed'],
})

/** Polls for events of one type. */
export const pollOperation = (of: EventType): ApiOperation => {
  const headers = {
    Location: header('Where to ask for what comes after these.'),
    'Retry-After': header('After how many seconds.', 'integer'),
  }
  return {
    tag: 'subscribers',
    operationId: `poll${of.schemaName}`,
    summary: `Poll for new events: ${englishWords(of).title}`,
    description: 'Each new event once, for whoever follows each Location.',
    access: 'subscriber',
    parameters: [
      queryInput('cursor', 'Where the last answer’s Location leads; absent to start.'),
      ...filterParameters(of),
    ],
    answers: {
      200: answer('The new events’ payloads.', listOf(reference(payloadName(of))), headers),
      202: { description: 'There are no new events.', headers },
    },
    problems: ['unknown-event-type', 'event-type-not-allowed', 'cursor-invalid', 'filter-unknown'],
  }
}

/** What subscribers call, whatever the type of the events. */
export const subscriberOperations = {
  'POST /event-types/{eventType}/subscriptions': {
    tag: 'subscribers',
    operationId: 'subscribe',
    summary: 'Subscribe to any event type',
    description:
      'Has events of a type POSTed to a callback URL, those that fit the type’s filters.',
    access: 'subscriber',
    parameters: [eventType],
    body: json(subscribeToAnySchema),
    answers: subscribed,
    problems: subscribeProblems,
  },
  'DELETE /event/remove/{oid}/{id}': {
    tag: 'subscribers',
    operationId: 'unsubscribe',
    summary: 'Unsubscribe',
    description: 'Ends a subscription, whether or not it is still there.',
    access: 'subscriber',
    parameters: [pathInput('oid', 'Who subscribed.'), id],
    answers: { 200: { description: 'It is over.' } },
    problems: ['event-type-not-allowed', 'subscriptions-contended'],
  },
  'GET /subscriptions': {
    tag: 'subscribers',
    operationId: 'listSubscriptions',
    summary: 'List subscriptions',
    description: 'A subscriber’s own; for an operator, all of the tenant. Never a callback URL.',
    access: 'subscriber',
    parameters: [
      queryInput('limit', 'How many on a page; asks for pages.', {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
      }),
      queryInput('cursor', 'Leads to a page; from the link to it.'),
    ],
    answers: {
      200: answer(
        'Without `limit` and `cursor`, the first thousand; else a page.',
        { oneOf: [listOf(reference('Subscription')), reference('SubscriptionPage')] },
        { Link: optionalHeader('The next page, where more follow and no pages were asked for.') },
      ),
    },
    problems: ['cursor-invalid'],
  },
  'GET /subscriptions/{id}/secrets': {
    tag: 'subscribers',
    operationId: 'listSigningSecrets',
    summary: 'The secrets of a subscription',
    description: 'What its deliveries are verified with: for who subscribed, and for operators.',
    access: 'subscriber',
    parameters: [id],
    answers: { 200: answer('The secrets.', reference('SigningSecrets')) },
    problems: ['signing-off', 'unknown-subscription'],
  },
  'GET /connection': {
    tag: 'subscribers',
    operationId: 'testConnection',
    summary: 'Whom the credentials are for',
    description: 'Whether credentials work, and for whom.',
    access: 'subscriber',
    answers: { 200: answer('They work.', reference('Connection')) },
  },
} satisfies ApiOperations
