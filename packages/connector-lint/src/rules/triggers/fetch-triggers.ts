import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { has, objectOf, shown, stringOf } from '../../json/json-value.js'
import type { OperationView } from '../../model/operation-view.js'
import { judge, type Rule } from '../../rule.js'

/** Operations with x-ms-notification: triggers that fetch, and are told by a webhook when to. */
const fetches = ({ operations }: DefinitionView) =>
  operations.filter(({ node }) => has(node.value, 'x-ms-notification'))

const subscriptionOf = ({ node }: OperationView, { operationsById }: DefinitionView) =>
  operationsById.get(stringOf(objectOf(node.value['x-ms-notification']).operationId) ?? '')

const at = ({ pointer }: OperationView) => child(pointer, 'x-ms-notification')

/** The rules on x-ms-notification, which pairs a fetching trigger with a webhook. */
export const fetchTriggerRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'NotificationExtensionNotSupportedInWebhookOperation',
    severity: 'error',
    about: 'x-ms-notification is on no webhook.',
    check: (view) =>
      judge(
        fetches(view),
        (it) =>
          it.isWebhook && {
            pointer: at(it),
            message: `${it.label} is a webhook itself; remove x-ms-notification.`,
          },
      ),
  },
  {
    id: 'NotificationExtensionSupportedForTriggerOnly',
    severity: 'error',
    about: 'x-ms-notification is on triggers alone.',
    check: (view) =>
      judge(
        fetches(view),
        (it) =>
          !it.isTrigger && {
            pointer: at(it),
            message: `${it.label} is no trigger; remove x-ms-notification or add x-ms-trigger.`,
          },
      ),
  },
  {
    id: 'NotificationOperationMustBeWebhook',
    severity: 'error',
    about: 'x-ms-notification names a webhook.',
    check: (view) =>
      judge(fetches(view), (it) => {
        const subscription = subscriptionOf(it, view)
        return (
          subscription?.isWebhook === false && {
            pointer: child(at(it), 'operationId'),
            message: `${subscription.label} is no webhook; name the operation that subscribes.`,
          }
        )
      }),
  },
  {
    id: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
    severity: 'error',
    about: 'Fetching triggers have neither a body nor form data.',
    check: (view) =>
      judge(fetches(view), ({ parameters, label }) =>
        judge(
          parameters.filter((it) => it.in === 'body' || it.in === 'formData'),
          ({ name }) => `${label} fetches and can send no body; remove ${name}.`,
        ),
      ),
  },
  {
    id: 'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
    severity: 'error',
    about: 'A fetching trigger and its webhook agree on the parameters they share.',
    check: (view) =>
      judge(fetches(view), (it) => {
        const others = subscriptionOf(it, view)?.parameters ?? []
        return judge(it.parameters, ({ name, node: { value } }) => {
          const other = others.find((parameter) => parameter.name === name)?.node.value
          const differ = ['type', 'x-ms-visibility'].find(
            (key) => other && other[key] !== value[key],
          )
          return (
            differ !== undefined &&
            `${differ} of ${name} is ${shown(value[differ])} here and ${shown(other?.[differ])} in the webhook; make them one.`
          )
        })
      }),
  },
]
