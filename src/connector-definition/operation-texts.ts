import type { Locale } from './locale.js'

/** What a maker reads about an operation, an input or an output. */
export interface Text {
  readonly title: string
  readonly description: string
}

/** The answers that several operations give. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 413 | 429 | 503

/** The texts of the operations, in one language; those of event types are in the catalogue. */
export interface OperationTexts {
  readonly locale: Locale
  /** What Swagger UI groups operations by. */
  readonly tags: Readonly<Record<'triggers' | 'actions' | 'internal', string>>
  readonly errors: Readonly<Record<ErrorStatus, string>>
  readonly headers: Readonly<
    Record<'location' | 'cursorLocation' | 'statusLocation' | 'retryAfter', string>
  >

  // For each event type, of its own texts.
  readonly hint: (title: string) => string
  /** Of a property's title: how a filter compares it. */
  readonly comparisons: Readonly<
    Record<'oneOf' | 'atLeast' | 'atMost' | 'contains', (title: string) => string>
  >
  readonly polling: (summary: string, description: string) => Text
  readonly list: (title: string) => Text
  readonly fire: (title: string) => Text

  readonly hintForAny: string
  readonly operations: Readonly<
    Record<
      | 'whenAnEventOccurs'
      | 'removeSubscription'
      | 'listEventTypes'
      | 'getEventTypeSchema'
      | 'listFilterValues'
      | 'testConnection'
      | 'getEventStatus',
      Text
    >
  >
  readonly inputs: Readonly<
    Record<
      | 'callbackUrl'
      | 'eventType'
      | 'property'
      | 'cursor'
      | 'eventId'
      | 'subscriber'
      | 'subscription'
      | 'tenant',
      Text
    >
  >
  readonly notification: string
  readonly eventBody: string
  readonly subscriptionBody: string
  readonly answers: Readonly<
    Record<
      | 'subscribed'
      | 'removed'
      | 'newEvents'
      | 'noNewEvents'
      | 'events'
      | 'eventTypes'
      | 'schema'
      | 'values'
      | 'connection'
      | 'settled'
      | 'running',
      string
    >
  >
  /** Outputs of the operations that belong to no event type, by their name in the answer. */
  readonly outputs: Readonly<
    Record<
      | 'name'
      | 'title'
      | 'description'
      | 'schema'
      | 'value'
      | 'tenantId'
      | 'subscriber'
      | 'eventId'
      | 'eventType'
      | 'firedAt'
      | 'status'
      | 'matched'
      | 'delivered'
      | 'pending'
      | 'parked'
      | 'deadLettered'
      | 'retired',
      Text
    >
  >
}
