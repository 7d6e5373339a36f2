import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, objectOf } from '../../json/json-value.js'
import type { OperationView } from '../../model/operation-view.js'
import { pathSignature } from '../../model/path-template.js'
import { judge, type Rule } from '../../rule.js'

const webhooks = ({ operations }: DefinitionView) => operations.filter((it) => it.isWebhook)

const response = ({ responses }: OperationView, code: string) =>
  responses.find(({ key }) => key === code)

const firstSegment = (path: string) => pathSignature(path).split('/')[1]

/** A DELETE of one resource near the subscribe path, or one that makers do not see: a Location may point anywhere. */
const couldDelete = (webhook: OperationView, { path, method, isInternal }: OperationView) =>
  method === 'delete' &&
  path.includes('{') &&
  (isInternal || firstSegment(path) === firstSegment(webhook.path))

/** The rules on the operation that subscribes and the one that unsubscribes. */
export const webhookRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'WebhookOperationsMissingNotificationUrlProperty',
    severity: 'error',
    about: 'A webhook’s body has a property marked x-ms-notification-url.',
    check: (view) =>
      judge(
        webhooks(view),
        ({ notificationUrls, label }) =>
          notificationUrls.length === 0 &&
          `The webhook ${label} sends no callback; mark a body property with "x-ms-notification-url": true.`,
      ),
  },
  {
    id: 'OperationMustHaveNotificationContentExtension',
    severity: 'error',
    about: 'The path of a webhook has x-ms-notification-content.',
    check: (view) =>
      judge(
        webhooks(view),
        ({ pathItem, label }) =>
          !has(pathItem.value, 'x-ms-notification-content') &&
          `The path of the webhook ${label} has no x-ms-notification-content; describe the event there, beside the method.`,
      ),
  },
  {
    id: 'NotificationContentWithoutWebhook',
    severity: 'warning',
    about: 'x-ms-notification-content is on paths of webhooks alone.',
    own: true,
    check: (view) =>
      judge(
        view.of('notificationContent'),
        ({ parent }) =>
          !webhooks(view).some(({ pathItem }) => pathItem === parent) &&
          'No operation of this path is a webhook; remove x-ms-notification-content or mark the callback.',
      ),
  },
  {
    id: 'SchemaDefinitionSetIncorrectly',
    severity: 'warning',
    about: 'What a webhook delivers is in x-ms-notification-content, not in its 200 or 201.',
    check: (view) =>
      judge(webhooks(view), (it) => {
        const content = objectOf(it.pathItem.value['x-ms-notification-content'])
        const empty = membersOf(content.schema).length === 0
        return (
          isObject(it.pathItem.value['x-ms-notification-content']) &&
          empty && {
            pointer: child(it.pathItem.pointer, 'x-ms-notification-content'),
            message: `The notification of ${it.label} has no schema, so makers get no dynamic content; describe the event.`,
          }
        )
      }),
  },
  {
    id: 'WebhookDeleteMissing',
    severity: 'error',
    about: 'Beside a webhook there is a DELETE operation that unsubscribes.',
    own: true,
    check: (view) =>
      judge(
        webhooks(view),
        (webhook) =>
          !view.operations.some((it) => couldDelete(webhook, it)) &&
          `No DELETE operation unsubscribes what ${webhook.label} subscribes; describe the path that its Location names.`,
      ),
  },
  {
    id: 'WebhookDeleteVisible',
    severity: 'warning',
    about: 'The DELETE operation that unsubscribes is internal.',
    own: true,
    check: (view) =>
      judge(
        view.operations.filter((it) => webhooks(view).some((webhook) => couldDelete(webhook, it))),
        ({ isInternal, label }) =>
          !isInternal &&
          `Makers can see ${label}, which unsubscribes; write "x-ms-visibility": "internal".`,
      ),
  },
  {
    id: 'WebhookAnswersWithout201',
    severity: 'warning',
    about: 'A webhook answers 201, on which the platform keeps the Location.',
    own: true,
    check: (view) =>
      judge(
        webhooks(view),
        (it) =>
          it.responses.length > 0 &&
          response(it, '201') === undefined && {
            pointer: child(it.pointer, 'responses'),
            message: `The webhook ${it.label} does not answer 201; unsubscribing needs a 201 with a Location header.`,
          },
      ),
  },
  {
    id: 'WebhookLocationUndocumented',
    severity: 'warning',
    about: 'The 201 of a webhook documents its Location header.',
    own: true,
    check: (view) =>
      judge(webhooks(view), (it) => {
        const created = response(it, '201')
        const headers = Object.keys(objectOf((created && view.resolve(created))?.value.headers))
        return (
          created !== undefined &&
          !headers.some((name) => name.toLowerCase() === 'location') && {
            pointer: created.pointer,
            message: `The 201 of ${it.label} documents no Location header; add it, for its URL is what unsubscribing calls.`,
          }
        )
      }),
  },
  {
    id: 'WebhookBodyOptional',
    severity: 'warning',
    about: 'The body of a webhook is required.',
    own: true,
    check: (view) =>
      judge(
        webhooks(view).flatMap(({ parameters }) => parameters.filter((it) => it.in === 'body')),
        ({ node, name }) =>
          node.value.required !== true &&
          `The body ${name}, which carries the callback, is optional; write "required": true.`,
      ),
  },
]
