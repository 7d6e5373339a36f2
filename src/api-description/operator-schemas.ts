import type { ShownDeadLetter } from '../delivery-store/dead-letters/present-dead-letter.js'
import { deliveryStates, type Attempt } from '../delivery-store/delivery.js'
import type { AccountSum, WrongAccount } from '../operations/account-sum.js'
import type { presentDelivery } from '../operations/present-delivery.js'
import {
  count,
  listOf,
  nullable,
  object,
  reference,
  text,
  time,
  type Schema,
} from './json-schema.js'
import { states } from './overview-schema.js'
import { cursor } from './search-schemas.js'
import { statusProperties } from './subscription-schemas.js'

const deadLetter: Readonly<Record<keyof ShownDeadLetter, Schema>> = {
  id: text('The delivery: its tracking id.'),
  eventId: text('The event.'),
  eventType: text('The event’s type.'),
  firedAt: time('When the event was fired.'),
  tenantId: text('The tenant.'),
  subscriptionId: text('The subscription.'),
  reason: nullable(text('Why it was given up.')),
  attempts: count('How many attempts were made.'),
  lastAttemptAt: nullable(time('When the last one was made.')),
  lastStatus: nullable({ type: 'integer', description: 'What it was answered with.' }),
  lastError: nullable(text('Why it got no answer, or the flow’s own error code.')),
  oid: nullable(text('Who subscribed; null where nobody is subscribed any more.')),
  flowName: nullable(text('The name of the flow, as it said itself.')),
  flowUrl: nullable(text('Where the flow is looked at; null where that is not known.')),
}

const attempt = object<keyof Attempt | 'runUrl'>(
  {
    at: time('When it was made.'),
    milliseconds: count('How long it took.'),
    status: { type: 'integer', description: 'What it was answered with.' },
    error: text('Why no answer came.'),
    flowCode: text('The error code in the flow’s answer.'),
    flowState: text('The state that the answer says the flow’s trigger is in.'),
    retryAfter: { type: 'number', description: 'Seconds that the answer asks to wait.' },
    runId: text('The run that the flow started.'),
    runUrl: nullable(text('Where that run is looked at; null where that is not known.')),
  },
  {
    description: 'One POST to a callback URL.',
    optional: ['status', 'error', 'flowCode', 'flowState', 'retryAfter', 'runId', 'runUrl'],
  },
)

/** What the answers of operators' operations refer to. */
export const operatorSchemas: Readonly<Record<string, Schema>> = {
  DeadLetter: object(deadLetter, { description: 'A delivery that was given up.' }),
  DeadLetterPage: object(
    { deadLetters: listOf(reference('DeadLetter')), cursor },
    { description: 'Dead letters, the newest event first.', optional: ['cursor'] },
  ),
  Attempt: attempt,
  Delivery: object<keyof ReturnType<typeof presentDelivery> | 'payload'>(
    {
      ...deadLetter,
      state: text('Where it stands.', {
        enum: deliveryStates,
      }),
      earlierAttempts: count('How many attempts were made before those that are kept.'),
      attempts: listOf(reference('Attempt'), 'The last ones.'),
      subscription: {
        anyOf: [
          object({
            id: text('The subscription, or its successor.'),
            callbackHost: text('The host of its callback URL.'),
            workflowName: nullable(text('The name of its flow.')),
            ...statusProperties,
          }),
          { type: 'null' },
        ],
        description: 'Whom it is for now; null when nobody is.',
      },
      payload: { description: 'The event’s payload; null when the event has been purged.' },
    },
    { description: 'All that is known of one delivery.' },
  ),
  Replayed: object({ replayed: count('How many.') }, { description: 'What is attempted anew.' }),
  BulkReplay: object(
    {
      matched: count('With `dryRun`: how many would be attempted anew.'),
      replayed: count('How many are attempted anew.'),
      disabled: count('How many are for callbacks that are called no more.'),
      cursor,
    },
    {
      description: 'What came of a piece of a bulk replay.',
      optional: ['matched', 'replayed', 'disabled', 'cursor'],
    },
  ),
  AccountSum: object<keyof AccountSum | 'cursor'>(
    {
      events: count('How many events were looked at.'),
      settled: count('How many of them are settled.'),
      running: count('How many of them are running.'),
      ...states,
      wrong: listOf(
        object<keyof WrongAccount>({ eventId: text('The event.'), ...states }),
        'Accounts that do not add up.',
      ),
      unrecorded: listOf({ type: 'string' }, 'Events that should have been recorded by now.'),
      cursor,
    },
    { description: 'What became of many events.', optional: ['cursor'] },
  ),
}
