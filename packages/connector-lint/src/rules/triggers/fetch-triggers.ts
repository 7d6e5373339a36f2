import { child } from '../../json/json-pointer.js'
import { objectOf, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { OperationView } from '../../model/operation-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { fetchingOperations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

const subscriptionOf = ({ node }: OperationView, { operationsById }: DefinitionView) =>
  operationsById.get(stringOf(objectOf(node.value['x-ms-notification']).operationId) ?? '')

const at = ({ pointer }: OperationView) => child(pointer, 'x-ms-notification')

/** The rules on x-ms-notification, which pairs a fetching trigger with a webhook. */
export const fetchTriggerRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'NotificationExtensionNotSupportedInWebhookOperation',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-notification is on no webhook.',
    evidence: VALIDATOR,
    nodes: fetchingOperations,
    check: (it) =>
      it.isWebhook && {
        pointer: at(it),
        message: `${it.label} is a webhook itself; remove x-ms-notification.`,
      },
  }),
  defineRule({
    id: 'NotificationExtensionSupportedForTriggerOnly',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-notification is on triggers alone.',
    evidence: VALIDATOR,
    nodes: fetchingOperations,
    check: (it) =>
      !it.isTrigger && {
        pointer: at(it),
        message: `${it.label} is no trigger; remove x-ms-notification or add x-ms-trigger.`,
      },
  }),
  defineRule({
    id: 'NotificationOperationMustBeWebhook',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-notification names a webhook.',
    evidence: VALIDATOR,
    nodes: fetchingOperations,
    check: (it, view) => {
      const subscription = subscriptionOf(it, view)
      return (
        subscription?.isWebhook === false && {
          pointer: child(at(it), 'operationId'),
          message: `${subscription.label} is no webhook; name the operation that subscribes.`,
        }
      )
    },
  }),
  defineRule({
    id: 'BodyOrFormDataParameterInFetchOperationNotAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'Fetching triggers have neither a body nor form data.',
    evidence: VALIDATOR,
    nodes: fetchingOperations,
    check: ({ parameters, label }) =>
      reportEach(
        parameters.filter((it) => it.in === 'body' || it.in === 'formData'),
        ({ name }) => `${label} fetches and can send no body; remove ${name}.`,
      ),
  }),
  defineRule({
    id: 'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
    profile: 'certify',
    severity: 'error',
    description: 'A fetching trigger and its webhook agree on the parameters they share.',
    evidence: VALIDATOR,
    nodes: fetchingOperations,
    check: (it, view) => {
      const others = subscriptionOf(it, view)?.parameters ?? []
      return it.parameters.flatMap(({ name, pointer, node: { value } }) => {
        const other = others.find((parameter) => parameter.name === name)?.node.value
        const differ = ['type', 'x-ms-visibility'].find((key) => other && other[key] !== value[key])
        if (differ === undefined) return []
        const message = `${differ} of ${name} is ${shown(value[differ])} here and ${shown(other?.[differ])} in the webhook; make them one.`
        return [{ pointer, message }]
      })
    },
  }),
]
