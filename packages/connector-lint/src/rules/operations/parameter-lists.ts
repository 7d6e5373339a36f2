import { isDeepStrictEqual } from 'node:util'
import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy, repeated } from '../../model/group-by.js'
import { child } from '../../json/json-pointer.js'
import { stringOf } from '../../json/json-value.js'
import type { NodeKind } from '../../model/nesting.js'
import type { ParameterView } from '../../model/operation-view.js'
import { judge, type Rule, type Verdict } from '../../rule.js'
import { templateNames } from '../../model/path-template.js'

const key = ({ name, in: where }: ParameterView) => `${where} ${name}`

/** A rule on the parameters that one path or operation lists itself. */
const lists =
  (
    kind: NodeKind,
    verdict: (list: ParameterView[], where: string) => Verdict,
  ): Rule<DefinitionView>['check'] =>
  ({ of, children, resolve }) =>
    judge(of(kind), (owner) => {
      const list = children(owner)
        .filter((node) => node.kind === 'parameter')
        .flatMap((listed) => {
          const node = resolve(listed)
          const { name, in: where } = node?.value ?? {}
          return node === undefined
            ? []
            : [
                {
                  node,
                  pointer: listed.pointer,
                  name: stringOf(name) ?? '',
                  in: stringOf(where) ?? '',
                },
              ]
        })
      const label =
        kind === 'pathItem' ? `the path ${owner.key}` : stringOf(owner.value.operationId)
      return verdict(list, label ?? 'the operation')
    })

const duplicates = (list: ParameterView[], where: string): Verdict =>
  judge(
    repeated(
      list.filter(({ name }) => name !== ''),
      key,
    ),
    (it) => `The ${it.in} parameter ${it.name} is in ${where} already; remove one.`,
  )

const manyBodies = (list: ParameterView[], where: string): Verdict =>
  judge(
    list.filter((it) => it.in === 'body').slice(1),
    () => `Another body parameter is in ${where} already; join them in one schema.`,
  )

/** The rules on lists of parameters. */
export const parameterListRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationParametersAreNotUnique',
    severity: 'error',
    about: 'No parameter of an operation is written twice.',
    check: lists('operation', (list, where) =>
      judge(
        list.filter((it, index) =>
          list.slice(0, index).some((other) => isDeepStrictEqual(other.node.value, it.node.value)),
        ),
        ({ name }) => `The parameter ${name} is in ${where} twice, word for word; remove one.`,
      ),
    ),
  },
  {
    id: 'OperationParametersContainDuplicateParameter',
    severity: 'error',
    about: 'The parameters of an operation differ in name or location.',
    check: lists('operation', duplicates),
  },
  {
    id: 'PathParametersContainDuplicateParameter',
    severity: 'error',
    about: 'The parameters of a path differ in name or location.',
    check: lists('pathItem', duplicates),
  },
  {
    id: 'OperationParametersContainMultipleBodyParameters',
    severity: 'error',
    about: 'An operation has at most one body parameter.',
    check: lists('operation', manyBodies),
  },
  {
    id: 'PathParametersContainMultipleBodyParameters',
    severity: 'error',
    about: 'A path has at most one body parameter.',
    check: lists('pathItem', manyBodies),
  },
  {
    id: 'ParameterListContainsFormDataAndBody',
    severity: 'error',
    about: 'No operation has both a body and form data.',
    check: ({ operations }) =>
      judge(operations, ({ parameters, label }) => {
        const places = new Set(parameters.map((it) => it.in))
        return (
          places.has('body') &&
          places.has('formData') &&
          `${label} has both a body and form data; use one of them.`
        )
      }),
  },
  {
    id: 'OperationMissingPathParameter',
    severity: 'error',
    about: 'Every variable of a path is a path parameter of its operations.',
    check: ({ operations }) =>
      judge(operations, ({ parameters, path, label, pointer }) =>
        templateNames(path)
          .filter((name) => !parameters.some((it) => it.in === 'path' && it.name === name))
          .map((name) => ({
            pointer,
            message: `${label} has no path parameter ${name}, which is in its path; describe it.`,
          })),
      ),
  },
  {
    id: 'PathParameterNotDefinedInTemplate',
    severity: 'error',
    about: 'Every path parameter is a variable of the path.',
    check: ({ operations }) => {
      const strays = operations.flatMap(({ parameters, path }) =>
        parameters.filter((it) => it.in === 'path' && !templateNames(path).includes(it.name)),
      )
      const once = [...groupBy(strays, ({ pointer }) => pointer).values()].map(([first]) => first)
      return once.flatMap((it) =>
        it === undefined
          ? []
          : [
              {
                pointer: child(it.pointer, 'name'),
                message: `The path has no variable {${it.name}}; put it there or remove the parameter.`,
              },
            ],
      )
    },
  },
]
