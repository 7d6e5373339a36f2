import { child } from '../../json/json-pointer.js'
import { has, shown } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { operations, pollingTriggers, triggers } from '../../selectors/operations.js'
import { EXTENSIONS, WEBHOOKS, POLLING } from '../../sources.js'

/** The rules on triggers of both kinds: how they are marked and what goes with polling. */
export const triggerRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'WebhookTriggerMustBeSingle',
    profile: 'certify',
    severity: 'error',
    description: 'Webhook triggers are single.',
    evidence: WEBHOOKS,
    nodes: triggers,
    check: ({ isWebhook, node, label, pointer }) =>
      isWebhook &&
      node.value['x-ms-trigger'] !== 'single' && {
        pointer: child(pointer, 'x-ms-trigger'),
        message: `The webhook trigger ${label} is ${shown(node.value['x-ms-trigger'])}; make it "single".`,
      },
  }),
  defineRule({
    id: 'TriggerMetadataOnWebhook',
    profile: 'recommended',
    severity: 'warning',
    description: 'Only polling triggers have x-ms-trigger-metadata.',
    evidence: POLLING,
    nodes: operations,
    check: ({ isWebhook, isTrigger, node, label, pointer }) =>
      (isWebhook || !isTrigger) &&
      has(node.value, 'x-ms-trigger-metadata') && {
        pointer: child(pointer, 'x-ms-trigger-metadata'),
        message: `${label} does not poll; remove x-ms-trigger-metadata.`,
      },
  }),
  defineRule({
    id: 'PollingTriggerWithoutMetadata',
    profile: 'recommended',
    severity: 'warning',
    description: 'Polling triggers have x-ms-trigger-metadata.',
    evidence: POLLING,
    nodes: pollingTriggers,
    check: ({ node, label }) =>
      !has(node.value, 'x-ms-trigger-metadata') &&
      `The polling trigger ${label} has no x-ms-trigger-metadata; add { "kind": "query", "mode": "polling" }.`,
  }),
  defineRule({
    id: 'PollingTriggerNotGet',
    profile: 'recommended',
    severity: 'warning',
    description: 'Polling triggers are GET operations.',
    evidence: POLLING,
    nodes: pollingTriggers,
    check: ({ method, label }) =>
      method !== 'get' &&
      `The polling trigger ${label} uses ${method.toUpperCase()}; polls are sent as GET.`,
  }),
  defineRule({
    id: 'PollingTriggerStateVisible',
    profile: 'recommended',
    severity: 'warning',
    description: 'The parameter that holds a polling trigger’s state is internal.',
    evidence: POLLING,
    nodes: pollingTriggers,
    check: ({ parameters }) =>
      reportEach(
        parameters.filter(
          ({ node, name }) =>
            /^trigger_?state$/i.test(name) && node.value['x-ms-visibility'] !== 'internal',
        ),
        ({ name }) =>
          `Makers can see the trigger state ${name}; write "x-ms-visibility": "internal".`,
      ),
  }),
  defineRule({
    id: 'BatchTriggerWithoutArray',
    profile: 'certify',
    severity: 'error',
    description: 'A batch trigger answers with an array, itself or in a property.',
    evidence: EXTENSIONS,
    nodes: operations,
    check: ({ node, responses, label }, { expand }) => {
      if (node.value['x-ms-trigger'] !== 'batch') return false
      const schemas = responses.flatMap((response) => expand(response))
      return (
        schemas.length > 0 &&
        !schemas.some((it) => it.node.value.type === 'array') &&
        `The batch trigger ${label} answers with no array; describe one, or make it "single".`
      )
    },
  }),
  defineRule({
    id: 'TriggerHintMissing',
    profile: 'recommended',
    severity: 'info',
    description: 'Triggers tell in x-ms-trigger-hint how to make them fire.',
    evidence: EXTENSIONS,
    nodes: triggers,
    check: ({ node, label }) =>
      !has(node.value, 'x-ms-trigger-hint') &&
      `The trigger ${label} has no x-ms-trigger-hint; tell makers how to try it out.`,
  }),
]
