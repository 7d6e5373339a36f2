import { has } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { METHODS } from '../../model/nesting.js'
import { isTemplate } from '../../model/path-template.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { misplacedEntry } from '../document/misplaced.js'
import { VALIDATOR } from '../../sources.js'

/** A rule on the text of each path. */
const pathRule = (
  id: string,
  description: string,
  isWrong: (path: string) => boolean,
  mend: string,
): Rule<DefinitionView> =>
  defineRule({
    id,
    profile: 'import',
    severity: 'error',
    description,
    evidence: VALIDATOR,
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
    id: 'PathItemEmpty',
    profile: 'recommended',
    severity: 'warning',
    description: 'Every path has an operation.',
    why: 'The designer leaves such paths where an operation was deleted; nothing can be called there.',
    evidence: 'seen in definitions that the designer wrote',
    nodes: nodesOfKind('pathItem'),
    check: (node) =>
      !METHODS.some((method) => has(node.value, method)) &&
      !has(node.value, '$ref') &&
      !misplacedEntry(node) && {
        message: `The path ${node.key} has no operation; remove it.`,
        fix: [{ pointer: node.pointer, remove: true }],
      },
  }),
  defineRule({
    id: 'PathItemRefNotSuppored',
    profile: 'import',
    severity: 'error',
    description: 'Paths have no $ref.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('pathItem'),
    check: ({ value, pointer }) =>
      '$ref' in value && {
        pointer: `${pointer}/$ref`,
        message: 'A $ref on a path is not supported; write its operations out.',
      },
  }),
]
