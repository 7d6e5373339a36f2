import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { arrayOf, has, isArray, objectOf, shown, stringOf, textOf } from '../../json/json-value.js'
import { judge, type Rule, type Verdict } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

// The functions of tabular connectors. Microsoft's list is not published whole, so a foreign one is
// but a warning.
const FILTERS =
  'eq ne gt ge lt le and or not add sub mul div mod negate now contains startswith endswith length indexof replace substring substringof tolower toupper trim concat year month day hour minute second date time totaloffsetminutes totalseconds floor ceiling round min max sum average countdistinct null'.split(
    ' ',
  )

const filters =
  (
    verdict: (functions: readonly unknown[], node: SpecNode, pointer: string) => Verdict,
  ): Rule<DefinitionView>['check'] =>
  ({ of }) =>
    judge(
      of('schema', 'parameter', 'items')
        .filter(({ value }) => isArray(objectOf(value['x-ms-capabilities']).filterFunctions))
        .map((node) => ({
          node,
          pointer: child(node.pointer, 'x-ms-capabilities', 'filterFunctions'),
        })),
      ({ node, pointer }) => {
        const { filterFunctions } = objectOf(node.value['x-ms-capabilities'])
        return verdict(arrayOf(filterFunctions), node, pointer)
      },
    )

/** The rules on x-ms-capabilities, paging and the operation that tests a connection. */
export const capabilityRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'FilterFunctionsPropertyEmpty',
    severity: 'error',
    about: 'filterFunctions, where there is one, names a function.',
    check: filters((functions) => functions.length === 0 && 'filterFunctions is empty; remove it.'),
  },
  {
    id: 'FilterFunctionsPropertyHasDuplicates',
    severity: 'error',
    about: 'filterFunctions names each function once.',
    check: filters(
      (functions) =>
        new Set(functions).size < functions.length &&
        'filterFunctions names a function twice; remove one.',
    ),
  },
  {
    id: 'FilterFunctionsPropertyInInputSchema',
    severity: 'error',
    about: 'filterFunctions is on schemas of responses alone.',
    check: (view) =>
      filters(
        (_, { pointer, kind }) =>
          (kind !== 'schema' || view.inputs.has(pointer)) &&
          'filterFunctions is on an input; move it to the schema of a response.',
      )(view),
  },
  {
    id: 'FilterFunctionsPropertyInvalidValue',
    severity: 'warning',
    about: 'filterFunctions names functions of OData.',
    check: filters((functions, _, pointer) =>
      functions.flatMap((name, index) =>
        FILTERS.includes(textOf(name))
          ? []
          : [
              {
                pointer: child(pointer, index),
                message: `${shown(name)} is no filter function; use those such as eq, and, contains.`,
              },
            ],
      ),
    ),
  },
  {
    id: 'InvalidNextLinkNameValue',
    severity: 'error',
    about: 'x-ms-pageable names nextLink or @odata.nextLink.',
    check: ({ of }) =>
      judge(of('pageable'), ({ value, pointer }) => {
        const name = stringOf(value.nextLinkName)
        if (name === undefined || name === 'nextLink' || name === '@odata.nextLink') return false
        const message = `nextLinkName is ${shown(name)}; use nextLink or @odata.nextLink.`
        return { pointer: child(pointer, 'nextLinkName'), message }
      }),
  },
  {
    id: 'TestConnectionNotGet',
    severity: 'warning',
    about: 'The operation that tests a connection is a GET.',
    own: true,
    check: ({ of, operationsById }) =>
      judge(of('testConnection'), ({ value, pointer }) => {
        const target = operationsById.get(stringOf(value.operationId) ?? '')
        return (
          target !== undefined &&
          target.method !== 'get' && {
            pointer: child(pointer, 'operationId'),
            message: `${target.label} is a ${target.method.toUpperCase()} and changes what it tests; use a GET.`,
          }
        )
      }),
  },
  {
    id: 'TestValueLooksSecret',
    severity: 'warning',
    about: 'x-ms-test-value holds no secret.',
    own: true,
    check: ({ of }) =>
      judge(
        of('parameter', 'schema', 'items'),
        (node) =>
          has(node.value, 'x-ms-test-value') &&
          /secret|password|token|api_?key/i.test(stringOf(node.value.name) ?? node.key) && {
            pointer: child(node.pointer, 'x-ms-test-value'),
            message: 'The test value of a secret would be published; remove it.',
          },
      ),
  },
]
