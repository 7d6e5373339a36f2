import type { AnsweredChange, HealthStep, OrderedChange } from '../callbacks/health-history.js'
import type { ShownStatus } from '../callbacks/present-status.js'
import type { ShownSubscription } from '../subscriptions/present-subscription.js'
import { listOf, nullable, object, reference, text, time, type Schema } from './json-schema.js'

/** How a callback fares. */
export const statusProperties: Readonly<Record<keyof ShownStatus, Schema>> = {
  status: text('How its callback fares.', {
    enum: [
      'active',
      'throttled',
      'on-probation',
      'off',
      'disabled',
    ] satisfies ShownStatus['status'][],
  }),
  since: nullable(time('Since when, as far as it is known.')),
  until: nullable(
    time('When it is called next, at the earliest; null when it may be called now, or never.'),
  ),
}

/** Each change of a callback's health. */
const changes: readonly HealthStep['change'][] = [
  ...(['failing', 'on-probation', 'disabled', 'recovered'] as const),
  ...(['off', 'on', 'enabled', 'subscribed'] as const),
]

const healthStep = object<'at' | keyof AnsweredChange | keyof OrderedChange>(
  {
    at: time('When it was noted.'),
    change: text(
      'What has changed: `enabled` is done by an operator, `subscribed` by the flow, which is called again after that; all else follows from answers.',
      { enum: changes },
    ),
    percent: {
      type: 'integer',
      description: 'Of `failing`: how far on the way to being disabled.',
    },
    reason: text('What the last answer meant; of `disabled`, why it was.'),
    by: text('Of `enabled` and `subscribed`: who did it, by object id.'),
  },
  {
    description: 'A change of how a callback fares.',
    optional: ['percent', 'reason', 'by'],
  },
)

const subscription = object<keyof ShownSubscription>(
  {
    id: text('The subscription.'),
    eventType: text('The type of the events that it is for.'),
    oid: text('Who subscribed.'),
    createdAt: time('When it began.'),
    lastStartedAt: nullable(time('When its flow was last started, to the hour.')),
    callbackHost: text('The host of its callback URL, of which no more is shown.'),
    ...statusProperties,
    percent: nullable({
      type: 'integer',
      description:
        'How far it is on the way to being disabled, from 50 percent on; null below that, and where it is disabled.',
    }),
    disabledFrom: nullable(time('When it is called no more, if it goes on failing.')),
    filters: {
      type: 'object',
      description: 'The values that an event’s payload must have.',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
    },
    lostFilters: listOf(
      text('A filter that the event type no longer has: the flow has to be saved again.'),
    ),
    platform: text('The platform of the flow, as it said itself, like all that follows.'),
    workflowId: text('The flow.'),
    workflowName: text('The name of the flow.'),
    workflowVersion: text('The version of the flow.'),
    triggerName: text('The name of the flow’s trigger.'),
    environmentId: text('The environment of the flow.'),
    azureSubscriptionId: text('The Azure subscription of the logic app.'),
    resourceGroup: text('The resource group of the logic app.'),
    language: text('The language of its maker.'),
  },
  {
    description: 'A subscription. Never its callback URL.',
    optional: [
      ...(['platform', 'workflowId', 'workflowName', 'workflowVersion'] as const),
      ...(['triggerName', 'environmentId', 'azureSubscriptionId'] as const),
      ...(['resourceGroup', 'language'] as const),
    ],
  },
)

/** What the answers of operations on subscriptions refer to. */
export const subscriptionSchemas: Readonly<Record<string, Schema>> = {
  Subscription: subscription,
  HealthStep: healthStep,
  SubscriptionPage: object(
    {
      value: listOf(reference('Subscription')),
      '@odata.nextLink': text('Where the next page is; absent on the last.'),
    },
    { description: 'A page of subscriptions.', optional: ['@odata.nextLink'] },
  ),
  SigningSecrets: object(
    {
      secrets: listOf(
        object({
          secret: text('`whsec_` and the secret’s base64, as Standard Webhooks has it.'),
          until: nullable(time('When it stops signing; null for the one to use.')),
        }),
        'The one to use first.',
      ),
    },
    { description: 'What a subscription’s deliveries are signed with.' },
  ),
  Connection: object(
    {
      tenantId: text('The tenant that the credentials are of.'),
      subscriber: text('Whom they are for.'),
    },
    { description: 'Whom credentials are for.' },
  ),
}
