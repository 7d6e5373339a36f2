import type { Account } from '../delivery-store/account.js'
import { count, listOf, object, text, time, type Schema } from './json-schema.js'

/** What became of an event. */
const accountSchema: Schema = object<keyof Account>(
  {
    eventId: text('The event.'),
    eventType: text('The name of its type.'),
    firedAt: time('When it was fired.'),
    status: text('Settled when fan-out is over and nothing is pending.', {
      enum: ['running', 'settled'],
    }),
    matched: count('How many subscriptions it is for: the sum of what follows.'),
    delivered: count('How many of them have received it.'),
    pending: count('How many of them are still to receive it.'),
    parked: count('How many of them are switched off for now.'),
    deadLettered: count('How many of them could not receive it, for a reason.'),
    retired: count('How many of them have ended meanwhile.'),
  },
  { description: 'What became of an event.' },
)

/** What answers the schemas of an event type's operations refer to. */
export const eventSchemas: Readonly<Record<string, Schema>> = {
  Account: accountSchema,
  Fired: object(
    {
      eventId: text('The event, where one was sent by itself.'),
      events: listOf(
        object({ eventId: text('The event.'), location: text('Where its account is read.') }),
        'The events of a batch, in the order sent.',
      ),
    },
    { description: 'What was accepted: an event or a batch.', optional: ['eventId', 'events'] },
  ),
  Ingested: object(
    {
      eventId: text('The event that was made.'),
      ignored: text('What happened on GitHub, where the catalogue has no event type for it.'),
    },
    { description: 'What a delivery became.', optional: ['eventId', 'ignored'] },
  ),
  CloudEvent: object(
    {
      specversion: { const: '1.0', description: 'The version of CloudEvents.' },
      id: text('Names the event among those of its source, for 24 hours.', { minLength: 1 }),
      source: text('Who says that it happened.', { minLength: 1 }),
      type: text('The name of the event type, or a name that ends with a dot and it.', {
        minLength: 1,
      }),
      datacontenttype: text('A JSON media type.'),
      data: { description: 'The payload.' },
      data_base64: text('The payload’s JSON in base64, in the place of `data`.'),
    },
    {
      description:
        'A CloudEvent 1.0. Whatever else it has is not kept. Source: https://cloudevents.io',
      optional: ['data', 'data_base64', 'datacontenttype'],
    },
  ),
  EventTypeSummary: object(
    {
      name: text('The name that its events are fired by.'),
      title: text('What makers call it.'),
      description: text('When its events occur.'),
    },
    { description: 'An event type.' },
  ),
  EventTypeSchema: object(
    {
      schema: {
        type: 'object',
        description: 'A JSON Schema of the payload, as flows can show it.',
        additionalProperties: true,
      },
    },
    { description: 'What a payload holds.' },
  ),
  FilterValue: object(
    { value: text('A value, as text.') },
    { description: 'A value that a filter’s property had in a recent event.' },
  ),
}
