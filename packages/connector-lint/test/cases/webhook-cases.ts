import {
  CALLBACK,
  MINIMUM,
  SUBSCRIBE,
  SUBSCRIBE_PATH,
  UNSUBSCRIBE,
  UNSUBSCRIBE_PATH,
  type RuleCase,
} from '../rule-case.js'

const ok = { responses: { 200: { description: 'Done.' } } }

/** Cases for the rules on webhooks: subscribing, unsubscribing and the notification URL. */
export const webhookCases: readonly RuleCase[] = [
  [
    'WebhookOperationsMissingNotificationUrlProperty',
    SUBSCRIBE,
    'The webhook WhenAnEventHappens sends no callback',
    [`${CALLBACK}/x-ms-notification-url`],
  ],
  [
    'OperationMustHaveNotificationContentExtension',
    SUBSCRIBE,
    'The path of the webhook WhenAnEventHappens has no x-ms-notification-content',
    [`${SUBSCRIBE_PATH}/x-ms-notification-content`],
  ],
  [
    'NotificationContentWithoutWebhook',
    '/paths/~1orders/x-ms-notification-content',
    'No operation of this path is a webhook',
    ['/paths/~1orders/x-ms-notification-content', {}],
  ],
  [
    'SchemaDefinitionSetIncorrectly',
    `${SUBSCRIBE_PATH}/x-ms-notification-content`,
    'The notification of WhenAnEventHappens has no schema, so makers get no dynamic content',
    [`${SUBSCRIBE_PATH}/x-ms-notification-content/schema`, {}],
  ],
  [
    'WebhookDeleteMissing',
    SUBSCRIBE,
    'No DELETE operation unsubscribes what WhenAnEventHappens subscribes',
    [UNSUBSCRIBE_PATH],
  ],
  [
    'WebhookDeleteVisible',
    UNSUBSCRIBE,
    'Makers can see Unsubscribe, which unsubscribes',
    [`${UNSUBSCRIBE}/x-ms-visibility`],
  ],
  [
    'WebhookAnswersWithout201',
    `${SUBSCRIBE}/responses`,
    'The webhook WhenAnEventHappens does not answer 201',
    [`${SUBSCRIBE}/responses/201`],
    [`${SUBSCRIBE}/responses/200`, ok],
  ],
  [
    'WebhookLocationUndocumented',
    `${SUBSCRIBE}/responses/201`,
    'The 201 of WhenAnEventHappens documents no Location header',
    [`${SUBSCRIBE}/responses/201/headers`],
  ],
  [
    'WebhookBodyOptional',
    `${SUBSCRIBE}/parameters/1`,
    'The body subscription, which carries the callback, is optional',
    [`${SUBSCRIBE}/parameters/1/required`],
  ],
  [
    'NotificationUrlNotAllowedInThisPosition',
    '/definitions/Order',
    'The notification URL is in no input body',
    ['/definitions/Order/x-ms-notification-url', true],
  ],
  [
    'NotificationUrlNotAllowedInThisPosition',
    MINIMUM,
    'The notification URL is in no input body',
    [`${MINIMUM}/x-ms-notification-url`, true],
  ],
  [
    'NotificationUrlNotRequired',
    CALLBACK,
    'The notification URL callbackUrl is optional',
    ['/definitions/Subscription/required'],
  ],
  [
    'NotificationUrlNotInternal',
    CALLBACK,
    'Makers can see the notification URL callbackUrl',
    [`${CALLBACK}/x-ms-visibility`],
  ],
  [
    'NotificationUrlNotString',
    CALLBACK,
    'The notification URL callbackUrl is no string',
    [`${CALLBACK}/type`, 'object'],
  ],
  [
    'NotificationUrlRepeated',
    SUBSCRIBE,
    'WhenAnEventHappens has 2 notification URLs',
    ['/definitions/Subscription/properties/other/x-ms-notification-url', true],
  ],
  [
    'NotificationUrlTooShort',
    CALLBACK,
    'maxLength 255 is too short for a callback',
    [`${CALLBACK}/maxLength`, 255],
  ],
]
