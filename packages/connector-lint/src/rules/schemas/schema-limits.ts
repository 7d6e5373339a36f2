import type { DefinitionView } from '../../model/definition-view.js'
import { repeatedlyRequired } from '../../model/required-loops.js'
import { judge, type Rule } from '../../rule.js'

// Limits of a connector (FAQ): schemas in one body, and in one operation.
const MAX_BODY_SCHEMAS = 512
const MAX_OPERATION_SCHEMAS = 16_384
// Microsoft's limit is not published; this one is ours.
const MAX_DEPTH = 32

/** The rules on the size and the loops of schemas. */
export const schemaLimitRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'BodySchemaCountExceedsMaxAllowed',
    severity: 'error',
    about: 'A body has at most 512 schemas.',
    check: ({ operations }) =>
      judge(
        operations,
        ({ body, label }) =>
          body.length > MAX_BODY_SCHEMAS &&
          `The body of ${label} has ${body.length} schemas; keep at most ${MAX_BODY_SCHEMAS}.`,
      ),
  },
  {
    id: 'OperationSchemaCountExceedsMaxAllowed',
    severity: 'error',
    about: 'An operation has at most 16 384 schemas.',
    check: ({ operations, expand }) =>
      judge(operations, ({ body, responses, label }) => {
        const count = responses.reduce((sum, node) => sum + expand(node).length, body.length)
        return (
          count > MAX_OPERATION_SCHEMAS &&
          `${label} has ${count} schemas; keep at most ${MAX_OPERATION_SCHEMAS}.`
        )
      }),
  },
  {
    id: 'SchemaTooDeep',
    severity: 'error',
    about: 'Schemas nest at most 32 deep, references included.',
    check: ({ operations, expand, of }) => {
      const roots = [...operations.flatMap((it) => it.responses), ...of('notificationContent')]
      const expansions = [...operations.map(({ body }) => body), ...roots.map(expand)]
      return expansions.flatMap((expansion) => {
        const deep = expansion.find(({ depth }) => depth > MAX_DEPTH)
        const message = `The schema is nested deeper than ${MAX_DEPTH} levels; flatten it.`
        return deep === undefined ? [] : [{ pointer: deep.pointer, message }]
      })
    },
  },
  {
    id: 'RequiredLoopInSchemaNotAllowed',
    severity: 'error',
    about: 'No object requires, through its properties, another of itself.',
    check: (view) =>
      judge(
        repeatedlyRequired(view),
        ({ key }) =>
          `${key} requires an object that requires itself, so no value can satisfy it; make one of the properties optional.`,
      ),
  },
]
