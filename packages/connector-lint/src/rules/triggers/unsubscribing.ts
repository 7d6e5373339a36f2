import { child } from '../../json/json-pointer.js'
import { objectOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { oncePerView } from '../../model/once-for-each.js'
import type { OperationView } from '../../model/operation-view.js'
import { pathSignature } from '../../model/path-template.js'
import { defineRule, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { webhooks } from '../../selectors/operations.js'
import { WEBHOOKS } from '../../sources.js'

const response = ({ responses }: OperationView, code: string) =>
  responses.find(({ key }) => key === code)

const firstSegment = (path: string) => pathSignature(path).split('/')[1]

/** Whether an operation is told what to delete: in its path, its query or its body. */
const namesOne = ({ path, parameters }: OperationView) =>
  path.includes('{') || parameters.some((it) => ['query', 'body', 'formData'].includes(it.in))

/** The operations that delete one resource. */
const deletions: Selector<OperationView> = oncePerView(({ operations }) =>
  operations.filter((it) => it.method === 'delete' && namesOne(it)),
)

const firstSegments = (select: Selector<OperationView>) =>
  oncePerView((view) => new Set(select(view).map(({ path }) => firstSegment(path))))

const deletedSegments = firstSegments(deletions)
const subscribedSegments = firstSegments(webhooks)

const hasHiddenDeletion = oncePerView((view) => deletions(view).some((it) => it.isInternal))

/** The rules on how a webhook's subscription ends: the Location it answers with and the operation that deletes it. */
export const unsubscribingRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'WebhookDeleteMissing',
    profile: 'certify',
    severity: 'error',
    description: 'Beside a webhook there is a DELETE operation that unsubscribes.',
    evidence: WEBHOOKS,
    nodes: webhooks,
    // Near the subscribe path, or one that makers do not see: a Location may point anywhere, and several webhooks may share it.
    check: (webhook, view) =>
      !hasHiddenDeletion(view) &&
      !deletedSegments(view).has(firstSegment(webhook.path)) &&
      `No DELETE operation unsubscribes what ${webhook.label} subscribes; describe the path that its Location names.`,
  }),
  defineRule({
    id: 'WebhookDeleteVisible',
    profile: 'recommended',
    severity: 'warning',
    description: 'The DELETE operation that unsubscribes is internal.',
    evidence: 'seen in 153 of 161 certified operations that unsubscribe',
    nodes: deletions,
    check: (operation, view) =>
      !operation.isInternal &&
      subscribedSegments(view).has(firstSegment(operation.path)) &&
      `Makers can see ${operation.label}, which unsubscribes; write "x-ms-visibility": "internal".`,
  }),
  defineRule({
    id: 'WebhookAnswersWithout201',
    profile: 'certify',
    severity: 'warning',
    description: 'A webhook answers 201, on which the platform keeps the Location.',
    evidence: WEBHOOKS,
    nodes: webhooks,
    check: (it) =>
      it.responses.length > 0 &&
      response(it, '201') === undefined && {
        pointer: child(it.pointer, 'responses'),
        message: `The webhook ${it.label} does not answer 201; unsubscribing needs a 201 with a Location header.`,
      },
  }),
  defineRule({
    id: 'WebhookLocationUndocumented',
    profile: 'certify',
    severity: 'warning',
    description: 'The 201 of a webhook documents its Location header.',
    evidence: WEBHOOKS,
    nodes: webhooks,
    check: (it, view) => {
      const created = response(it, '201')
      const headers = Object.keys(objectOf((created && view.resolve(created))?.value.headers))
      return (
        created !== undefined &&
        !headers.some((name) => name.toLowerCase() === 'location') && {
          pointer: created.pointer,
          message: `The 201 of ${it.label} documents no Location header; add it, for its URL is what unsubscribing calls.`,
        }
      )
    },
  }),
]
