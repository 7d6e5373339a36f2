import { answer, header, json, pathInput, type ApiOperations } from './api-operation.js'
import { reference, text, time, type Schema } from './json-schema.js'
import { cursorText } from './search-inputs.js'

const subscription = pathInput('id', 'The subscription, or one that it has replaced.')

const order: Schema = {
  oneOf: [
    {
      type: 'object',
      required: ['eventId'],
      properties: { eventId: text('The event to send again.') },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['from'],
      properties: {
        from: time('All that it missed of events fired since then.'),
        until: time('And before then.'),
        dryRun: { type: 'boolean', description: 'Counts them only.' },
        cursor: text(cursorText),
      },
      additionalProperties: false,
    },
  ],
}

/** What is called to have something sent to one subscription. */
export const sendingOperations = {
  'POST /subscriptions/{id}/test': {
    tag: 'subscribers',
    operationId: 'testSubscription',
    summary: 'Test a subscription',
    description:
      'POSTs the sample of its event type to its callback once, with the header `x-flow-triggers-test`, and tells what it answered. It is no event, and counts for nothing. For who subscribed, and for operators.',
    access: 'subscriber',
    parameters: [subscription],
    answers: { 200: answer('What it answered.', reference('TestResult')) },
    problems: ['unknown-subscription', 'unknown-event-type', 'callback-busy'],
  },
  'POST /subscriptions/{id}/send-again': {
    tag: 'subscribers',
    operationId: 'sendAgain',
    summary: 'Send events again to a subscription',
    description:
      'One event, delivered or not, within seconds; or a piece of all that it missed since a time: send the same body with the `cursor` until there is none. For who subscribed, and for operators.',
    access: 'subscriber',
    parameters: [subscription],
    body: json(order),
    answers: {
      200: answer('What came of this piece.', reference('SentAgain')),
      202: answer('It is attempted anew.', reference('SentAgain'), {
        Location: header('Where the account of the event is read.'),
      }),
    },
    problems: [
      ...([
        'unknown-subscription',
        'unknown-event',
        'event-filtered',
        'event-not-settled',
      ] as const),
      ...(['subscription-disabled', 'cursor-invalid', 'body-not-json', 'body-too-deep'] as const),
      ...(['length-required', 'payload-too-large'] as const),
    ],
  },
} satisfies ApiOperations
