import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { has, shown } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

/** The rules on triggers of both kinds: how they are marked and what goes with polling. */
export const triggerRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'WebhookTriggerMustBeSingle',
    severity: 'error',
    about: 'Webhook triggers are single.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ isWebhook, isTrigger, node, label, pointer }) =>
          isWebhook &&
          isTrigger &&
          node.value['x-ms-trigger'] !== 'single' && {
            pointer: child(pointer, 'x-ms-trigger'),
            message: `The webhook trigger ${label} is ${shown(node.value['x-ms-trigger'])}; make it "single".`,
          },
      ),
  },
  {
    id: 'TriggerMetadataOnWebhook',
    severity: 'error',
    about: 'Only polling triggers have x-ms-trigger-metadata.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ isWebhook, isTrigger, node, label, pointer }) =>
          (isWebhook || !isTrigger) &&
          has(node.value, 'x-ms-trigger-metadata') && {
            pointer: child(pointer, 'x-ms-trigger-metadata'),
            message: `${label} does not poll; remove x-ms-trigger-metadata.`,
          },
      ),
  },
  {
    id: 'PollingTriggerWithoutMetadata',
    severity: 'warning',
    about: 'Polling triggers have x-ms-trigger-metadata.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ isWebhook, isTrigger, node, label }) =>
          isTrigger &&
          !isWebhook &&
          !has(node.value, 'x-ms-trigger-metadata') &&
          `The polling trigger ${label} has no x-ms-trigger-metadata; add { "kind": "query", "mode": "polling" }.`,
      ),
  },
  {
    id: 'PollingTriggerNotGet',
    severity: 'warning',
    about: 'Polling triggers are GET operations.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ isWebhook, isTrigger, method, label }) =>
          isTrigger &&
          !isWebhook &&
          method !== 'get' &&
          `The polling trigger ${label} uses ${method.toUpperCase()}; polls are sent as GET.`,
      ),
  },
  {
    id: 'PollingTriggerStateVisible',
    severity: 'warning',
    about: 'The parameter that holds a polling trigger’s state is internal.',
    own: true,
    check: ({ operations }) =>
      judge(operations, ({ isWebhook, isTrigger, parameters }) => {
        const states = parameters.filter(({ name }) => /^trigger_?state$/i.test(name))
        if (!isTrigger || isWebhook) return false
        return judge(
          states,
          ({ node, name }) =>
            node.value['x-ms-visibility'] !== 'internal' &&
            `Makers can see the trigger state ${name}; write "x-ms-visibility": "internal".`,
        )
      }),
  },
  {
    id: 'BatchTriggerWithoutArray',
    severity: 'error',
    about: 'A batch trigger answers with an array, itself or in a property.',
    own: true,
    check: ({ operations, expand }) =>
      judge(operations, ({ node, responses, label }) => {
        if (node.value['x-ms-trigger'] !== 'batch') return false
        const schemas = responses.flatMap((response) => expand(response))
        return (
          schemas.length > 0 &&
          !schemas.some((it) => it.node.value.type === 'array') &&
          `The batch trigger ${label} answers with no array; describe one, or make it "single".`
        )
      }),
  },
  {
    id: 'TriggerHintMissing',
    severity: 'info',
    about: 'Triggers tell in x-ms-trigger-hint how to make them fire.',
    own: true,
    check: ({ operations }) =>
      judge(
        operations,
        ({ isTrigger, node, label }) =>
          isTrigger &&
          !has(node.value, 'x-ms-trigger-hint') &&
          `The trigger ${label} has no x-ms-trigger-hint; tell makers how to try it out.`,
      ),
  },
]
