import { child } from '../../json/json-pointer.js'
import { stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { triggers } from '../../selectors/operations.js'
import { STRING_GUIDANCE } from '../../sources.js'

/** The rules on the wording of triggers. */
export const triggerTextRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'TriggerSummaryPhrase',
    profile: 'certify',
    severity: 'warning',
    description: 'Summaries of triggers begin with "When".',
    evidence: STRING_GUIDANCE,
    nodes: triggers,
    check: ({ node, label, pointer }) => {
      const summary = stringOf(node.value.summary)
      return (
        summary !== undefined &&
        !/^When\s/.test(summary) && {
          pointer: child(pointer, 'summary'),
          message: `The summary of the trigger ${label} does not begin with "When"; write "When a …".`,
        }
      )
    },
  }),
  defineRule({
    id: 'TriggerDescriptionPhrase',
    profile: 'recommended',
    severity: 'info',
    description: 'Descriptions of triggers begin with "This operation triggers when".',
    evidence: STRING_GUIDANCE,
    nodes: triggers,
    check: ({ node, label, pointer }) => {
      const description = stringOf(node.value.description)
      return (
        description !== undefined &&
        !/^This operation triggers when\s/.test(description) && {
          pointer: child(pointer, 'description'),
          message: `The description of the trigger ${label} does not begin with "This operation triggers when"; write it so.`,
        }
      )
    },
  }),
]
