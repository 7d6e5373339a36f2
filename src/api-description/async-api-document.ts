import type { EventType } from '../catalogue/event-type.js'
import { isOperational } from '../catalogue/operational-names.js'
import type { AsyncApi, Message, Tag } from './async-api.js'
import { deliveryHeaders, sampleHeaders } from './delivery-headers.js'
import { englishWords } from './english-words.js'
import { reference } from './json-schema.js'
import { payloadName, payloadSchema } from './payload-schemas.js'

/** What the description depends on beside the catalogue. */
export interface Signing {
  /** Deliveries are signed where there are any. */
  readonly signingSecrets: readonly unknown[]
}

const tags = {
  subscribers: {
    name: 'subscribers',
    description: 'What the platform fires, for anyone who may subscribe.',
  },
  operators: {
    name: 'operators',
    description:
      'What the app tells of its own work, which names others’ flows: only who has the app role Events.Operate may subscribe. To all others there are no such event types, and nobody can fire them.',
  },
} as const satisfies Readonly<Record<string, Tag>>

/** Who may receive events of a type. */
const tagOf = ({ name }: EventType): Tag =>
  isOperational(name) ? tags.operators : tags.subscribers

const messageOf = (eventType: EventType, isSigned: boolean): Message => {
  const { name, sample } = eventType
  const { title, notification } = englishWords(eventType)
  return {
    name,
    title,
    summary: notification,
    contentType: 'application/json',
    headers: deliveryHeaders(isSigned),
    payload: reference(payloadName(eventType)),
    correlationId: {
      description: 'Names the delivery: a repeat has the same.',
      location: '$message.header#/x-ms-client-tracking-id',
    },
    examples: [{ headers: sampleHeaders(name, isSigned), payload: sample }],
  }
}

const operationOf = (eventType: EventType, isSigned: boolean) => {
  const { schemaName } = eventType
  const { title, summary } = englishWords(eventType)
  return {
    action: 'receive' as const,
    channel: { $ref: `#/channels/${schemaName}` },
    title,
    summary,
    description:
      'Any 2xx within ten seconds takes it. A 410 ends the subscription; 429 and 503 are tried again, not before Retry-After. At least once: a repeat has the same tracking id.',
    tags: [tagOf(eventType)],
    messages: [{ $ref: `#/channels/${schemaName}/messages/${schemaName}` }],
    bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
    ...(isSigned ? { security: [{ $ref: '#/components/securitySchemes/signature' }] } : {}),
  }
}

const channelOf = (eventType: EventType) => {
  const { name, schemaName } = eventType
  return {
    address: null,
    title: englishWords(eventType).title,
    description: `The callback URL of a subscription to ${name}: what was sent as "Url" to POST /event/${name}.${isOperational(name) ? ' For operators only.' : ''}`,
    tags: [tagOf(eventType)],
    messages: { [schemaName]: { $ref: `#/components/messages/${schemaName}` } },
  }
}

/** The events, for those who write a receiver: what is POSTed to a callback URL, by event type; of the app's own it says that they are for operators. */
export const asyncApiDocument = (
  eventTypes: readonly EventType[],
  { signingSecrets }: Signing,
): AsyncApi => {
  const isSigned = signingSecrets.length > 0
  const each = <T>(describe: (of: EventType) => T, prefix = ''): Record<string, T> =>
    Object.fromEntries(eventTypes.map((of) => [prefix + of.schemaName, describe(of)]))
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'A receiver of Flow Triggers',
      description:
        'What a service receives at the callback URL that it subscribed with. GET /openapi.json describes how to subscribe.',
      version: '1.0.0',
      license: { name: 'MIT' },
      tags: eventTypes.some(({ name }) => isOperational(name))
        ? [tags.subscribers, tags.operators]
        : [tags.subscribers],
    },
    defaultContentType: 'application/json',
    channels: each(channelOf),
    operations: each((of) => operationOf(of, isSigned), 'receive'),
    components: {
      messages: each((of) => messageOf(of, isSigned)),
      schemas: Object.fromEntries(eventTypes.map((of) => [payloadName(of), payloadSchema(of)])),
      ...(isSigned
        ? {
            securitySchemes: {
              signature: {
                type: 'httpApiKey',
                in: 'header',
                name: 'webhook-signature',
                description:
                  'Standard Webhooks. GET /subscriptions/{id}/secrets shows the secrets of a subscription.',
              },
            },
          }
        : {}),
    },
  }
}
