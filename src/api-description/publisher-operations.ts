import type { EventType } from '../catalogue/event-type.js'
import { batchLimit } from '../events/fired.js'
import {
  answer,
  header,
  optionalHeader,
  pathInput,
  queryInput,
  type ApiOperation,
  type ApiOperations,
} from './api-operation.js'
import { englishWords } from './english-words.js'
import { reference } from './json-schema.js'
import type { Content, Parameter } from './open-api.js'
import { batchName, batchOf, payloadName } from './payload-schemas.js'

/** Whom a publisher acts for, where its key does not say. */
export const tenantInput = queryInput(
  'tenant',
  'For whom, where the key is of no tenant: a tenant’s id, or `all`. By default the only tenant there is.',
)

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'The same key and body give the same events for 24 hours, however often they are sent.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
}

const location = { Location: header('Where the account of the event is read.') }
const retryAfter = { 'Retry-After': header('Seconds until it is worth looking.', 'integer') }

/** A payload, several, a CloudEvent, or several of them. */
const fireBody = (eventType: EventType): Content => {
  const payload = reference(payloadName(eventType))
  const cloudEvent = {
    allOf: [reference('CloudEvent'), { type: 'object', properties: { data: payload } }],
  }
  return {
    'application/json': {
      schema: { oneOf: [payload, reference(batchName(eventType))] },
      examples: {
        event: { summary: 'An event', value: eventType.sample },
        batch: { summary: 'A batch', value: [eventType.sample] },
      },
    },
    'application/cloudevents+json': { schema: cloudEvent },
    'application/cloudevents-batch+json': { schema: batchOf(cloudEvent) },
  }
}

/** What may be said beside an event that is fired. */
export const fireInputs: readonly Parameter[] = [idempotencyKey, tenantInput]

/** Fires events of one type. */
export const fireOperation = (eventType: EventType): ApiOperation => ({
  tag: 'publishers',
  operationId: `fire${eventType.schemaName}`,
  summary: `Fire an event: ${englishWords(eventType).title}`,
  description: `Accepts an event, or a batch of up to ${batchLimit}: all of them or none. The 202 means that every subscription of the time will get it. A CloudEvent may have its attributes in \`ce-\` headers, too.`,
  access: 'publisher',
  parameters: fireInputs,
  body: fireBody(eventType),
  answers: {
    202: answer('What was accepted: an event, or, of a batch, each of them.', reference('Fired'), {
      Location: optionalHeader('Where the account of the event is read; absent for a batch.'),
      ...retryAfter,
    }),
  },
  problems: [
    ...(['unknown-event-type', 'event-type-not-allowed', 'payload-invalid'] as const),
    ...(['body-not-json', 'body-too-deep', 'content-type-unsupported'] as const),
    ...(['batch-empty', 'batch-too-large', 'cloud-event-invalid'] as const),
    ...(['idempotency-key-invalid', 'idempotency-conflict', 'too-many-requests'] as const),
    ...(['length-required', 'payload-too-large'] as const),
  ],
})

/** What publishers call, beside firing. */
export const publisherOperations = {
  'GET /fire/status/{eventId}': {
    tag: 'publishers',
    operationId: 'getEventStatus',
    summary: 'What became of an event',
    description: 'The event’s account: at any moment, matched is the sum of all that became of it.',
    access: 'observer',
    parameters: [pathInput('eventId', 'The event.'), tenantInput],
    answers: {
      200: answer('It is settled.', reference('Account')),
      202: answer('It is running.', reference('Account'), { ...location, ...retryAfter }),
    },
    problems: ['unknown-event', 'event-type-not-allowed'],
  },
  'POST /ingest/github': {
    tag: 'publishers',
    operationId: 'ingestGithub',
    summary: 'Fire what happened on GitHub',
    description:
      'Makes an event of a delivery of GitHub’s webhooks, once for each: `push` becomes `github.push`, where the catalogue has it.',
    access: 'github',
    parameters: ['X-GitHub-Event', 'X-GitHub-Delivery'].map((name): Parameter => ({
      name,
      in: 'header',
      required: true,
      description: 'As GitHub sends it.',
      schema: { type: 'string', maxLength: 128 },
    })),
    body: {
      'application/json': { schema: { type: 'object', additionalProperties: true } },
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          required: ['payload'],
          properties: { payload: { type: 'string' } },
        },
      },
    },
    answers: {
      200: { description: 'A ping, which is no event.' },
      202: answer('The event, or what is none.', reference('Ingested')),
    },
    problems: [
      ...(['ingest-off', 'signature-invalid', 'delivery-invalid', 'payload-invalid'] as const),
      ...(['body-not-json', 'body-too-deep', 'content-type-unsupported'] as const),
      ...(['length-required', 'payload-too-large', 'idempotency-conflict'] as const),
      'storage-unavailable',
    ],
  },
} satisfies ApiOperations
