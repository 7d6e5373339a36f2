import type { Outcome } from '../delivery-store/delivery.js'
import type { Held } from '../operations/search/count-held.js'
import { lineStates, type ShownLine } from '../operations/search/delivery-line.js'
import type { presentEvent } from '../operations/search/search-events.js'
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
import { overviewSchema, states } from './overview-schema.js'

/** What a page leads to the next one by. */
export const cursor = text(
  'Leads to the next page, with the very same query; absent after the last.',
)

const outcomeKinds: readonly Outcome['kind'][] = [
  ...(['delivered', 'retry', 'doubt', 'postpone', 'park', 'quarantine'] as const),
  ...(['deadLetter', 'retire'] as const),
]

const event: Readonly<Record<keyof ReturnType<typeof presentEvent>, Schema>> = {
  eventId: text('The event.'),
  eventType: text('Its type.'),
  scope: text('Whether it is for the tenant, or for all.', { enum: ['tenant', 'all'] }),
  firedAt: time('When it was fired.'),
  correlationId: text('A GUID that all of its deliveries carry.'),
  status: text('`settled` when nothing is pending any more.', { enum: ['running', 'settled'] }),
  ...states,
}

const line = object<keyof ShownLine>(
  {
    id: nullable(text('The delivery: its tracking id; null where there is none.')),
    eventId: text('The event.'),
    eventType: text('The event’s type.'),
    firedAt: time('When the event was fired.'),
    subscriptionId: text('The subscription.'),
    state: text('Where it stands; `notSent` where there is no delivery.', { enum: lineStates }),
    reason: nullable(
      text(
        'Why it stands there. Where it was not sent: `filter: …` names the first filter that does not hold, `subscribed-later`, `not-yet`, or `missed`.',
      ),
    ),
    attempts: count('How many attempts were made.'),
    lastAttemptAt: nullable(time('When the last one was made.')),
    lastStatus: nullable({ type: 'integer', description: 'What it was answered with.' }),
    lastError: nullable(text('Why it got no answer, or the flow’s own error code.')),
    nextAttemptAt: nullable(time('When the next one is due.')),
    runId: nullable(text('The run that the flow started.')),
    oid: nullable(text('Who subscribed; null where nobody is subscribed any more.')),
    flowName: nullable(text('The name of the flow, as it said itself.')),
    flowUrl: nullable(text('Where the flow is looked at; null where that is not known.')),
    runUrl: nullable(text('Where the run is looked at; null where that is not known.')),
  },
  { description: 'An event and a subscription: its delivery, or why there is none.' },
)

const held = object<keyof Held>(
  {
    pending: count('How many wait for their next attempt.'),
    parked: count('How many are kept until the flow is switched on.'),
    deadLettered: count('How many were given up.'),
    isWhole: { type: 'boolean', description: 'False: older events were not looked at.' },
  },
  { description: 'What it has not received, of the newest events.' },
)

/** What the answers of searches refer to. */
export const searchSchemas: Readonly<Record<string, Schema>> = {
  EventAccount: object(event, { description: 'An event, and what became of it.' }),
  EventPage: object(
    { events: listOf(reference('EventAccount')), cursor },
    { description: 'Events, the newest first.', optional: ['cursor'] },
  ),
  EventWithPayload: object(
    {
      ...event,
      bytes: count('How long its payload is.'),
      payload: { type: 'object', description: 'Its payload.' },
    },
    { description: 'An event with its payload.' },
  ),
  DeliveryLine: line,
  DeliveryLinePage: object(
    { deliveries: listOf(reference('DeliveryLine')), cursor },
    { description: 'Some lines.', optional: ['cursor'] },
  ),
  SubscriptionDetails: {
    description: 'A subscription with what it has received of late.',
    allOf: [
      reference('Subscription'),
      object({
        flowUrl: nullable(text('Where its flow is looked at; null where that is not known.')),
        history: listOf(
          reference('HealthStep'),
          'How its callback has fared: the last twenty changes, the oldest first.',
        ),
        held,
        deliveries: listOf(reference('DeliveryLine'), 'Of the last events, the newest first.'),
      }),
    ],
  },
  Overview: overviewSchema,
  TestResult: object(
    {
      delivered: { type: 'boolean', description: 'Whether it was accepted.' },
      outcome: text('What the answer means.', { enum: outcomeKinds }),
      reason: nullable(text('Why it was not accepted.')),
      attempt: reference('Attempt'),
    },
    { description: 'What a callback answered to a test.' },
  ),
  SentAgain: object(
    {
      matched: count('With `dryRun`: how many would be sent.'),
      sent: count('How many are on their way.'),
      skipped: count('How many were left as they are: still on their way, or disabled.'),
      cursor,
    },
    {
      description: 'What is sent again.',
      optional: ['matched', 'sent', 'skipped', 'cursor'],
    },
  ),
}
