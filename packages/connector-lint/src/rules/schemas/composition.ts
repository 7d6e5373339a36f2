import { child } from '../../json/json-pointer.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { unusedDefinitions } from '../../model/unused-definitions.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesWith } from '../../selectors/nodes.js'

/** The rules on how schemas are made of others. */
export const compositionRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'AllOfNotShown',
    profile: 'recommended',
    severity: 'warning',
    description: 'Schemas name their properties themselves, not by allOf.',
    why: 'Power Apps shows none of the properties that come by allOf, and designers differ in the rest.',
    evidence: 'seen in reports of makers whose outputs were missing',
    nodes: nodesWith('allOf', 'schema'),
    check: ({ pointer }) => ({
      pointer: child(pointer, 'allOf'),
      message: 'The properties that allOf brings are not shown in Power Apps; write them out.',
    }),
  }),
  defineRule({
    id: 'DefinitionUnused',
    profile: 'recommended',
    severity: 'info',
    description: 'Every definition is used by some operation.',
    why: 'What nothing uses counts towards the limits of a connector and misleads its readers.',
    evidence: 'seen in definitions that the designer wrote, which keeps what it no longer uses',
    nodes: unusedDefinitions,
    check: ({ key }) => `No operation uses the definition ${key}; remove it.`,
  }),
]
