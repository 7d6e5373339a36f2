import type { DeliveryState } from '../delivery-store/delivery.js'
import type { Overview } from '../operations/search/overview.js'
import { count, listOf, nullable, object, text, time, type Schema } from './json-schema.js'

/** An account's counts. */
export const states: Readonly<Record<DeliveryState | 'matched', Schema>> = {
  matched: count('For how many subscriptions.'),
  delivered: count('How many have received it.'),
  pending: count('How many are still to receive it.'),
  parked: count('How many are switched off for now.'),
  deadLettered: count('How many could not receive it.'),
  retired: count('How many have ended meanwhile.'),
}

/** What an operator sees at a glance. */
export const overviewSchema = object<keyof Overview>(
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
      active: count('How many are called as usual, or have asked to wait.'),
      onProbation: count('How many are asked one call at a time.'),
      off: count('How many have flows that are off.'),
      disabled: count('How many are called no more.'),
      nearlyDisabled: count(
        'How many have failed for half the time after which they are disabled.',
      ),
    }),
    disabledSoon: listOf(
      object<keyof Overview['disabledSoon'][number]>({
        subscriptionId: text('The subscription.'),
        eventType: text('The type of the events that it is for.'),
        oid: text('Who subscribed.'),
        flowName: nullable(text('The name of the flow, as it said itself.')),
        flowUrl: nullable(text('Where the flow is looked at; null where that is not known.')),
        percent: count('How far it is on its way, in percent.'),
        failingSince: time('Since when no call has succeeded.'),
        disabledFrom: time('When it is called no more, if it goes on failing.'),
      }),
      'What is halfway to being disabled or further, the next one first: 20 at most.',
    ),
    oldestPendingAt: nullable(
      time('When the oldest event was fired of which something is pending.'),
    ),
  },
  { description: 'How a tenant’s deliveries fare.' },
)
