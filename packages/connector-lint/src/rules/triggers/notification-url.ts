import type { DefinitionView } from '../../model/definition-view.js'
import { numberOf, shown } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

const urls = ({ operations }: DefinitionView) => {
  const all = operations.flatMap((it) => it.notificationUrls)
  const seen = new Set<string>()
  return all.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer))
}

const FLAG = 'x-ms-notification-url'

/** The rules on the property that receives the callback URL. */
export const notificationUrlRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'NotificationUrlNotAllowedInThisPosition',
    severity: 'error',
    about: 'The notification URL is a property of an input body.',
    check: (view) =>
      judge(
        view.of('schema', 'parameter', 'items'),
        ({ value, pointer, kind }) =>
          value[FLAG] === true &&
          (kind !== 'schema' || !view.inputs.has(pointer)) &&
          'The notification URL is in no input body; move x-ms-notification-url to a property of the body.',
      ),
  },
  {
    id: 'NotificationUrlNotRequired',
    severity: 'error',
    about: 'The notification URL and every object around it are required.',
    check: (view) =>
      judge(
        urls(view),
        ({ required, path }) =>
          !required &&
          `The notification URL ${path.join('/')} is optional; name each part of the path in the required list around it.`,
      ),
  },
  {
    id: 'NotificationUrlNotInternal',
    severity: 'error',
    about: 'The notification URL or an object around it is internal.',
    check: (view) =>
      judge(
        urls(view),
        ({ internal, path }) =>
          !internal &&
          `Makers can see the notification URL ${path.join('/')}; write "x-ms-visibility": "internal".`,
      ),
  },
  {
    id: 'NotificationUrlNotString',
    severity: 'error',
    about: 'The notification URL is a string.',
    check: (view) =>
      judge(
        urls(view),
        ({ node, path }) =>
          node.value.type !== 'string' &&
          `The notification URL ${path.join('/')} is no string; write "type": "string".`,
      ),
  },
  {
    id: 'NotificationUrlRepeated',
    severity: 'error',
    about: 'A webhook operation has one notification URL.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ notificationUrls, label }) =>
          notificationUrls.length > 1 &&
          `${label} has ${notificationUrls.length} notification URLs; keep one.`,
      ),
  },
  {
    id: 'NotificationUrlTooShort',
    severity: 'error',
    about: 'The notification URL may be longer than 2 048 characters.',
    own: true,
    check: (view) =>
      judge(
        urls(view),
        ({ node }) =>
          (numberOf(node.value.maxLength) ?? Infinity) < 2048 &&
          `maxLength ${shown(node.value.maxLength)} is too short for a callback; remove it, for those have 600 characters and more.`,
      ),
  },
]
