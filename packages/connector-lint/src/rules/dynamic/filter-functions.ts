import { child } from '../../json/json-pointer.js'
import { isArray, objectOf, shown, textOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { nodesWith, type Selector } from '../../selectors/nodes.js'
import { oncePerView } from '../../model/once-for-each.js'
import { VALIDATOR } from '../../sources.js'

// The functions of tabular connectors. Microsoft's list is not published whole, so a foreign one is
// but a warning.
const KNOWN =
  'eq ne gt ge lt le and or not add sub mul div mod negate now contains startswith endswith length indexof replace substring substringof tolower toupper trim concat year month day hour minute second date time totaloffsetminutes totalseconds floor ceiling round min max sum average countdistinct null'.split(
    ' ',
  )

interface FilterFunctions extends Located {
  readonly on: SpecNode
  readonly functions: readonly unknown[]
}

const filterFunctions: Selector<FilterFunctions> = oncePerView((view) =>
  nodesWith(
    'x-ms-capabilities',
    'schema',
    'parameter',
    'items',
  )(view).flatMap((on) => {
    const { filterFunctions: functions } = objectOf(on.value['x-ms-capabilities'])
    const pointer = child(on.pointer, 'x-ms-capabilities', 'filterFunctions')
    return isArray(functions) ? [{ on, pointer, functions }] : []
  }),
)

/** The rules on the functions by which the rows of a table can be filtered. */
export const filterFunctionRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'FilterFunctionsPropertyEmpty',
    profile: 'certify',
    severity: 'error',
    description: 'filterFunctions, where there is one, names a function.',
    evidence: VALIDATOR,
    nodes: filterFunctions,
    check: ({ functions }) => functions.length === 0 && 'filterFunctions is empty; remove it.',
  }),
  defineRule({
    id: 'FilterFunctionsPropertyHasDuplicates',
    profile: 'certify',
    severity: 'error',
    description: 'filterFunctions names each function once.',
    evidence: VALIDATOR,
    nodes: filterFunctions,
    check: ({ functions }) =>
      new Set(functions).size < functions.length &&
      'filterFunctions names a function twice; remove one.',
  }),
  defineRule({
    id: 'FilterFunctionsPropertyInInputSchema',
    profile: 'certify',
    severity: 'error',
    description: 'filterFunctions is on schemas of responses alone.',
    evidence: VALIDATOR,
    nodes: filterFunctions,
    check: ({ on }, { inputs }) =>
      (on.kind !== 'schema' || inputs.has(on)) &&
      'filterFunctions is on an input; move it to the schema of a response.',
  }),
  defineRule({
    id: 'FilterFunctionsPropertyInvalidValue',
    profile: 'certify',
    severity: 'warning',
    description: 'filterFunctions names functions of OData.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: filterFunctions,
    check: ({ functions, pointer }) =>
      functions.flatMap((name, index) => {
        if (KNOWN.includes(textOf(name))) return []
        const message = `${shown(name)} is no filter function; use those such as eq, and, contains.`
        return [{ pointer: child(pointer, index), message }]
      }),
  }),
]
