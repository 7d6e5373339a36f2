import { child } from '../../json/json-pointer.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy } from '../../model/group-by.js'
import type { ParameterView } from '../../model/operation-view.js'
import { templateNames } from '../../model/path-template.js'
import { defineRule, type Rule } from '../../rule.js'
import type { Selector } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

/** The path parameters of operations whose path has no variable of the name, each once. */
const strayPathParameters: Selector<ParameterView> = (view) => {
  const strays = view.operations.flatMap(({ parameters, path }) => {
    const names = new Set(templateNames(path))
    return parameters.filter((it) => it.in === 'path' && !names.has(it.name))
  })
  return [...groupBy(strays, ({ pointer }) => pointer).values()].flatMap(([first]) => first ?? [])
}

/** The rules on parameters in paths and the variables they are for. */
export const pathParameterRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationMissingPathParameter',
    profile: 'import',
    severity: 'error',
    description: 'Every variable of a path is a path parameter of its operations.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ parameters, path, label }) =>
      templateNames(path)
        .filter((name) => !parameters.some((it) => it.in === 'path' && it.name === name))
        .map((name) => ({
          message: `${label} has no path parameter ${name}, which is in its path; describe it.`,
        })),
  }),
  defineRule({
    id: 'PathParameterNotDefinedInTemplate',
    profile: 'import',
    severity: 'error',
    description: 'Every path parameter is a variable of the path.',
    evidence: VALIDATOR,
    nodes: strayPathParameters,
    check: ({ pointer, name }) => ({
      pointer: child(pointer, 'name'),
      message: `The path has no variable {${name}}; put it there or remove the parameter.`,
    }),
  }),
]
