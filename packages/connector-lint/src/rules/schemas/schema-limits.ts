import type { DefinitionView } from '../../model/definition-view.js'
import type { ExpandedSchema } from '../../model/expand-schema.js'
import { repeatedlyRequired } from '../../model/required-loops.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

// Limits of a connector (FAQ): schemas in one body, and in one operation.
const MAX_BODY_SCHEMAS = 512
const MAX_OPERATION_SCHEMAS = 16_384
// Microsoft's limit is not published; this one is ours.
const MAX_DEPTH = 32

interface Expansion extends Located {
  readonly expansion: readonly ExpandedSchema[]
}

/** What operations send, answer and deliver, with everything below it. */
const expandedSchemas: Selector<Expansion> = ({ operations: all, expand, nodesOfKind }) => {
  const roots = [...all.flatMap((it) => it.responses), ...nodesOfKind('notificationContent')]
  return [
    ...all.map(({ pointer, body }) => ({ pointer, expansion: body })),
    ...roots.map((root) => ({ pointer: root.pointer, expansion: expand(root) })),
  ]
}

/** The rules on the size and the loops of schemas. */
export const schemaLimitRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'BodySchemaCountExceedsMaxAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'A body has at most 512 schemas.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ body, label }) =>
      body.length > MAX_BODY_SCHEMAS &&
      `The body of ${label} has ${body.length} schemas; keep at most ${MAX_BODY_SCHEMAS}.`,
  }),
  defineRule({
    id: 'OperationSchemaCountExceedsMaxAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'An operation has at most 16 384 schemas.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ body, responses, label }, { expand }) => {
      const count = responses.reduce((sum, node) => sum + expand(node).length, body.length)
      return (
        count > MAX_OPERATION_SCHEMAS &&
        `${label} has ${count} schemas; keep at most ${MAX_OPERATION_SCHEMAS}.`
      )
    },
  }),
  defineRule({
    id: 'SchemaTooDeep',
    profile: 'certify',
    severity: 'error',
    description: 'Schemas nest at most 32 deep, references included.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: expandedSchemas,
    check: ({ expansion }) => {
      const deep = expansion.find(({ depth }) => depth > MAX_DEPTH)
      return (
        deep && {
          pointer: deep.pointer,
          message: `The schema is nested deeper than ${MAX_DEPTH} levels; flatten it.`,
        }
      )
    },
  }),
  defineRule({
    id: 'RequiredLoopInSchemaNotAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'No object requires, through its properties, another of itself.',
    evidence: VALIDATOR,
    nodes: repeatedlyRequired,
    check: ({ key }) =>
      `${key} requires an object that requires itself, so no value can satisfy it; make one of the properties optional.`,
  }),
]
