import type { DefinitionView } from '../../model/definition-view.js'
import { isTemplate } from '../../model/path-template.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR, type Source } from '../../sources.js'

/** A rule on the text of each path. */
const pathRule = (
  id: string,
  description: string,
  isWrong: (path: string) => boolean,
  mend: string,
  source: Source = VALIDATOR,
): Rule<DefinitionView> =>
  defineRule({
    id,
    severity: 'error',
    description,
    source,
    nodes: nodesOfKind('pathItem'),
    check: ({ key }) => isWrong(key) && `The path ${key} ${mend}`,
  })

/** The rules on single paths. */
export const operationPathRules: readonly Rule<DefinitionView>[] = [
  pathRule(
    'OperationPathMustStartWithSlash',
    'Paths begin with a slash.',
    (path) => !path.startsWith('/'),
    'does not begin with a slash; add it.',
  ),
  pathRule(
    'OperationPathIsRoot',
    'No operation has the path / alone, which fails at run time.',
    (path) => path === '/',
    'is the root, which fails at run time; name a segment.',
    'ours',
  ),
  pathRule(
    'OperationPathMayNotContainQueryOrFragment',
    'Paths have no query and no fragment.',
    (path) => /[?#]/.test(path),
    'has a query or fragment; declare query parameters, or percent-encode the character.',
  ),
  pathRule(
    'OperationPathContainsUnsupportedCharacters',
    'Paths have no wildcard.',
    (path) => path.includes('*'),
    'has the wildcard *; use a path parameter.',
  ),
  pathRule(
    'OperationPathTemplateNotValid',
    'Braces in paths enclose a name within one segment.',
    (path) => !isTemplate(path),
    'has braces that enclose no name; write {name} within one segment, or percent-encode them.',
  ),
  pathRule(
    'OperationPathVariablesContainDefaults',
    'Path variables set no default with =.',
    (path) => /\{[^{}]*=[^{}]*\}/.test(path),
    'gives a variable a default; remove the = and what follows it.',
  ),
  defineRule({
    id: 'PathItemRefNotSuppored',
    severity: 'error',
    description: 'Paths have no $ref.',
    source: VALIDATOR,
    nodes: nodesOfKind('pathItem'),
    check: ({ value, pointer }) =>
      '$ref' in value && {
        pointer: `${pointer}/$ref`,
        message: 'A $ref on a path is not supported; write its operations out.',
      },
  }),
]
