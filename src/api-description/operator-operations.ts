import { searchFilters } from '../operations/search-filters.js'
import { cursor, cursorText, filterInputs, filters, limitTo } from './search-inputs.js'
import { answer, header, json, pathInput, type ApiOperations } from './api-operation.js'
import { reference, text, type Schema } from './json-schema.js'

const limit = limitTo(500)
const id = pathInput('id', 'The delivery: its tracking id.')

const replayOrder: Schema = {
  type: 'object',
  description: 'Which dead letters: by at least one criterion, or `all`.',
  properties: {
    ...filters,
    all: { type: 'boolean', description: 'Says that no criterion is meant to narrow them down.' },
    dryRun: { type: 'boolean', description: 'Counts them only.' },
    cursor: text(cursorText),
  },
  additionalProperties: false,
}

/** What operators call. */
export const operatorOperations = {
  'GET /dead-letters': {
    tag: 'operators',
    operationId: 'listDeadLetters',
    summary: 'Find dead letters',
    description:
      'Deliveries that were given up, the newest event first. A page may hold few or none and still lead to the next.',
    access: 'operator',
    parameters: [...filterInputs(searchFilters), limit, cursor],
    answers: { 200: answer('A page.', reference('DeadLetterPage')) },
    problems: ['cursor-invalid'],
  },
  'GET /dead-letters/{id}': {
    tag: 'operators',
    operationId: 'getDeadLetter',
    summary: 'All that is known of a delivery',
    description: 'A delivery with its last attempts and the event’s payload, whatever its state.',
    access: 'operator',
    parameters: [id],
    answers: { 200: answer('The delivery.', reference('Delivery')) },
    problems: ['unknown-dead-letter'],
  },
  'POST /dead-letters/{id}/replay': {
    tag: 'operators',
    operationId: 'replayDeadLetter',
    summary: 'Replay a dead letter',
    description: 'Has it attempted anew within seconds, with its whole schedule before it.',
    access: 'operator',
    parameters: [id],
    answers: {
      202: answer('It is attempted anew.', reference('Replayed'), {
        Location: header('Where the account of the event is read.'),
      }),
    },
    problems: ['unknown-dead-letter', 'not-a-dead-letter', 'subscription-disabled'],
  },
  'POST /dead-letters/replay': {
    tag: 'operators',
    operationId: 'replayDeadLetters',
    summary: 'Replay dead letters in bulk',
    description:
      'Has a piece of them attempted anew, or counted; send the same body with the `cursor` until there is none.',
    access: 'operator',
    body: json(replayOrder),
    answers: { 200: answer('What came of this piece.', reference('BulkReplay')) },
    problems: [
      ...(['cursor-invalid', 'body-not-json', 'body-too-deep'] as const),
      ...(['length-required', 'payload-too-large'] as const),
    ],
  },
  'POST /subscriptions/{id}/enable': {
    tag: 'operators',
    operationId: 'enableSubscription',
    summary: 'Enable a subscription',
    description:
      'Has its callback called again, whatever was held against it; what was parked for it is released.',
    access: 'operator',
    parameters: [pathInput('id', 'The subscription.')],
    answers: { 200: answer('The subscription as it is now.', reference('Subscription')) },
    problems: ['unknown-subscription'],
  },
  'GET /accounts': {
    tag: 'operators',
    operationId: 'sumAccounts',
    summary: 'Check the accounts of events',
    description:
      'Sums up what became of a piece of the tenant’s events, and names accounts that do not add up.',
    access: 'operator',
    parameters: [...filterInputs(['eventType', 'from', 'until']), limit, cursor],
    answers: { 200: answer('The sum.', reference('AccountSum')) },
    problems: ['cursor-invalid'],
  },
} satisfies ApiOperations
