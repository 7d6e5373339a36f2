import { defineRule } from '../../rule.js'

/** Reports that a rule itself failed; whoever runs the rules reports it, so that no input stops the others. */
export const ruleFailed = defineRule({
  id: 'RuleFailed',
  profile: 'recommended',
  severity: 'warning',
  description: 'The checker could apply each of its rules; where not, please report it.',
  evidence: 'seen in files that nobody foresaw',
  nodes: () => [],
  check: () => undefined,
})
