import { LIST, POLL, SUBSCRIBE, type RuleCase } from '../rule-case.js'

const ok = { responses: { 200: { description: 'Done.' } } }
const body = { name: 'other', in: 'body', schema: { type: 'object' } }

/** Cases for the rules on polling and fetching triggers. */
export const triggerCases: readonly RuleCase[] = [
  [
    'WebhookTriggerMustBeSingle',
    `${SUBSCRIBE}/x-ms-trigger`,
    'The webhook trigger WhenAnEventHappens is "batch"',
    [`${SUBSCRIBE}/x-ms-trigger`, 'batch'],
  ],
  [
    'TriggerMetadataOnWebhook',
    `${SUBSCRIBE}/x-ms-trigger-metadata`,
    'WhenAnEventHappens does not poll',
    [`${SUBSCRIBE}/x-ms-trigger-metadata`, { kind: 'query', mode: 'polling' }],
  ],
  [
    'PollingTriggerWithoutMetadata',
    POLL,
    'The polling trigger WhenOrdersAreWaiting has no x-ms-trigger-metadata',
    [`${POLL}/x-ms-trigger-metadata`],
  ],
  [
    'PollingTriggerNotGet',
    '/paths/~1polls/post',
    'The polling trigger POST /polls uses POST',
    ['/paths/~1polls/post', { ...ok, 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': {} }],
  ],
  [
    'PollingTriggerStateVisible',
    `${POLL}/parameters/1`,
    'Makers can see the trigger state triggerState',
    [`${POLL}/parameters/1/x-ms-visibility`],
  ],
  [
    'BatchTriggerWithoutArray',
    POLL,
    'The batch trigger WhenOrdersAreWaiting answers with no array',
    [`${POLL}/responses/200/schema`, { type: 'object' }],
  ],
  [
    'TriggerHintMissing',
    SUBSCRIBE,
    'The trigger WhenAnEventHappens has no x-ms-trigger-hint',
    [`${SUBSCRIBE}/x-ms-trigger-hint`],
  ],
  [
    'NotificationExtensionNotSupportedInWebhookOperation',
    `${SUBSCRIBE}/x-ms-notification`,
    'WhenAnEventHappens is a webhook itself',
    [`${SUBSCRIBE}/x-ms-notification`, {}],
  ],
  [
    'NotificationExtensionSupportedForTriggerOnly',
    `${LIST}/x-ms-notification`,
    'ListEventTypes is no trigger',
    [`${LIST}/x-ms-notification`, {}],
  ],
  [
    'NotificationOperationMustBeWebhook',
    `${POLL}/x-ms-notification/operationId`,
    'GetSample is no webhook',
    [`${POLL}/x-ms-notification/operationId`, 'GetSample'],
  ],
  [
    'BodyOrFormDataParameterInFetchOperationNotAllowed',
    `${POLL}/parameters/2`,
    'remove other',
    [`${POLL}/x-ms-notification`, {}],
    [`${POLL}/parameters/-`, body],
  ],
  [
    'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
    `${POLL}/parameters/2`,
    'type of eventType is "integer" here and "string" in the webhook',
    [`${POLL}/x-ms-notification/operationId`, 'WhenAnEventHappens'],
    [`${POLL}/parameters/-`, { name: 'eventType', in: 'query', type: 'integer' }],
  ],
]
