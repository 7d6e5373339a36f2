import type { DeliveryState } from '../delivery-store/delivery.js'
import type { Held } from '../operations/search/count-held.js'
import { lineStates, type ShownLine } from '../operations/search/delivery-line.js'
import type { Overview } from '../operations/search/overview.js'
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

/** What a page leads to the next one by. */
export const cursor = text(
  'Leads to the next page, with the very same query; absent after the last.',
)

/** An account's counts. */
export const states: Readonly<Record<DeliveryState | 'matched', Schema>> = {
  matched: count('For how many subscriptions.'),
  delivered: count('How many have received it.'),
  pending: count('How many are still to receive it.'),
  parked: count('How many are switched off for now.'),
  deadLettered: count('How many could not receive it.'),
  retired: count('How many have ended meanwhile.'),
}

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

const overview = object<keyof Overview>(
  {
    asOf: time('When this was so.'),
    hours: listOf(
      object<keyof Overview['hours'][number]>({
        from: time('When the hour began.'),
        events: count('How many events were fired.'),
        ...states,
      }),
      'The last 24, the oldest first.',
    ),
    isWhole: { type: 'boolean', description: 'False: only the newest were counted.' },
    subscriptions: object<keyof Overview['subscriptions']>({
      active: count('How many are called as usual.'),
      onProbation: count('How many are asked one call at a time.'),
      off: count('How many have flows that are off.'),
      disabled: count('How many are called no more.'),
      nearlyDisabled: count(
        'How many have failed for half the time after which they are disabled.',
      ),
    }),
    oldestPendingAt: nullable(
      time('When the oldest event was fired of which something is pending.'),
    ),
  },
  { description: 'How a tenant’s deliveries fare.' },
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
        held,
        deliveries: listOf(reference('DeliveryLine'), 'Of the last events, the newest first.'),
      }),
    ],
  },
  Overview: overview,
}
