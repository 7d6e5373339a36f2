import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, objectOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { oncePerView } from '../../model/once-for-each.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { webhooks } from '../../selectors/operations.js'
import { VALIDATOR, EXTENSIONS } from '../../sources.js'

const pathsOfWebhooks = oncePerView(
  (view) => new Set<SpecNode | undefined>(webhooks(view).map(({ pathItem }) => pathItem)),
)

/** The rules on the operation that subscribes and on what it delivers. */
export const webhookRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'WebhookOperationsMissingNotificationUrlProperty',
    profile: 'import',
    severity: 'error',
    description: 'A webhook’s body has a property marked x-ms-notification-url.',
    evidence: VALIDATOR,
    nodes: webhooks,
    check: ({ notificationUrls, label }) =>
      notificationUrls.length === 0 &&
      `The webhook ${label} sends no callback; mark a body property with "x-ms-notification-url": true.`,
  }),
  defineRule({
    id: 'OperationMustHaveNotificationContentExtension',
    profile: 'certify',
    severity: 'error',
    description: 'The path of a webhook has x-ms-notification-content.',
    evidence: VALIDATOR,
    nodes: webhooks,
    check: ({ pathItem, label }) =>
      !has(pathItem.value, 'x-ms-notification-content') &&
      `The path of the webhook ${label} has no x-ms-notification-content; describe the event there, beside the method.`,
  }),
  defineRule({
    id: 'NotificationContentWithoutWebhook',
    profile: 'recommended',
    severity: 'warning',
    description: 'x-ms-notification-content is on paths of webhooks alone.',
    evidence: EXTENSIONS,
    nodes: nodesOfKind('notificationContent'),
    check: ({ parent }, view) =>
      !pathsOfWebhooks(view).has(parent) &&
      'No operation of this path is a webhook; remove x-ms-notification-content or mark the callback.',
  }),
  defineRule({
    id: 'SchemaDefinitionSetIncorrectly',
    profile: 'certify',
    severity: 'warning',
    description: 'What a webhook delivers is in x-ms-notification-content, not in its 200 or 201.',
    evidence: VALIDATOR,
    nodes: webhooks,
    check: (it) => {
      const content = objectOf(it.pathItem.value['x-ms-notification-content'])
      const empty = membersOf(content.schema).length === 0
      return (
        isObject(it.pathItem.value['x-ms-notification-content']) &&
        empty && {
          pointer: child(it.pathItem.pointer, 'x-ms-notification-content'),
          message: `The notification of ${it.label} has no schema, so makers get no dynamic content; describe the event.`,
        }
      )
    },
  }),
  defineRule({
    id: 'WebhookBodyOptional',
    profile: 'recommended',
    severity: 'warning',
    description: 'The body of a webhook is required.',
    evidence: 'seen in certified webhooks, whose body carries the callback',
    nodes: webhooks,
    check: ({ parameters }) =>
      reportEach(
        parameters.filter((it) => it.in === 'body' && it.node.value.required !== true),
        ({ name }) =>
          `The body ${name}, which carries the callback, is optional; write "required": true.`,
      ),
  }),
]
