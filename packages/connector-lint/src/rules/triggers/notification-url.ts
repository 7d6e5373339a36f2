import { numberOf, shown } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { ExpandedSchema } from '../../model/expand-schema.js'
import { groupBy } from '../../model/group-by.js'
import { isInUnusedDefinition } from '../../model/unused-definitions.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesWith, type Selector } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

/** Each notification URL once, though several operations may share its schema. */
const notificationUrls: Selector<ExpandedSchema> = (view) => {
  const all = view.operations.flatMap((it) => it.notificationUrls)
  return [...groupBy(all, ({ pointer }) => pointer).values()].flatMap(([first]) => first ?? [])
}

const FLAG = 'x-ms-notification-url'

/** The rules on the property that receives the callback URL. */
export const notificationUrlRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'NotificationUrlNotAllowedInThisPosition',
    profile: 'certify',
    severity: 'error',
    description: 'The notification URL is a property of an input body.',
    evidence: VALIDATOR,
    nodes: nodesWith(FLAG, 'schema', 'parameter', 'items'),
    check: (node, view) =>
      node.value[FLAG] === true &&
      (node.kind !== 'schema' || !view.inputs.has(node)) &&
      !isInUnusedDefinition(node, view) &&
      'The notification URL is in no input body; move x-ms-notification-url to a property of the body.',
  }),
  defineRule({
    id: 'NotificationUrlNotRequired',
    profile: 'certify',
    severity: 'error',
    description: 'The notification URL and every object around it are required.',
    evidence: VALIDATOR,
    nodes: notificationUrls,
    check: ({ required, path }) =>
      !required &&
      `The notification URL ${path.join('/')} is optional; name each part of the path in the required list around it.`,
  }),
  defineRule({
    id: 'NotificationUrlNotInternal',
    profile: 'certify',
    severity: 'error',
    description: 'The notification URL or an object around it is internal.',
    evidence: VALIDATOR,
    nodes: notificationUrls,
    check: ({ internal, path }) =>
      !internal &&
      `Makers can see the notification URL ${path.join('/')}; write "x-ms-visibility": "internal".`,
  }),
  defineRule({
    id: 'NotificationUrlNotString',
    profile: 'certify',
    severity: 'error',
    description: 'The notification URL is a string.',
    evidence: VALIDATOR,
    nodes: notificationUrls,
    check: ({ node, path }) =>
      node.value.type !== 'string' &&
      `The notification URL ${path.join('/')} is no string; write "type": "string".`,
  }),
  defineRule({
    id: 'NotificationUrlRepeated',
    profile: 'recommended',
    severity: 'warning',
    description: 'A webhook operation has one notification URL.',
    evidence: 'seen in one certified connector, whose flows get one of three callbacks',
    nodes: operations,
    check: ({ notificationUrls, label }) =>
      notificationUrls.length > 1 &&
      `${label} has ${notificationUrls.length} notification URLs; keep one.`,
  }),
  defineRule({
    id: 'NotificationUrlTooShort',
    profile: 'import',
    severity: 'error',
    description: 'The notification URL may be longer than 2 048 characters.',
    evidence: 'seen in callback URLs, which have 600 characters and more',
    nodes: notificationUrls,
    check: ({ node }) =>
      (numberOf(node.value.maxLength) ?? Infinity) < 2048 &&
      `maxLength ${shown(node.value.maxLength)} is too short for a callback; remove it, for those have 600 characters and more.`,
  }),
]
