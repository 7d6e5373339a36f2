import type { DefinitionView } from '../../model/definition-view.js'
import { groupBy, repeated } from '../../model/group-by.js'
import { membersOf } from '../../json/json-value.js'
import { isTemplate, overlaps, pathSignature } from '../../model/path-template.js'
import { judge, type Rule } from '../../rule.js'

const paths = ({ of, root }: DefinitionView) =>
  membersOf(root.paths).length === 0
    ? []
    : of('pathItem').map(({ key, pointer }) => ({ key, pointer }))

const check =
  (isWrong: (path: string) => boolean, mend: string): Rule<DefinitionView>['check'] =>
  (view) =>
    judge(paths(view), ({ key }) => isWrong(key) && `The path ${key} ${mend}`)

/** The rules on paths. */
export const operationPathRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationPathMustStartWithSlash',
    severity: 'error',
    about: 'Paths begin with a slash.',
    check: check((path) => !path.startsWith('/'), 'does not begin with a slash; add it.'),
  },
  {
    id: 'OperationPathIsRoot',
    severity: 'error',
    about: 'No operation has the path / alone, which fails at run time.',
    own: true,
    check: check((path) => path === '/', 'is the root, which fails at run time; name a segment.'),
  },
  {
    id: 'OperationPathMayNotContainQueryOrFragment',
    severity: 'error',
    about: 'Paths have no query and no fragment.',
    check: check(
      (path) => /[?#]/.test(path),
      'has a query or fragment; declare query parameters, or percent-encode the character.',
    ),
  },
  {
    id: 'OperationPathContainsUnsupportedCharacters',
    severity: 'error',
    about: 'Paths have no wildcard.',
    check: check((path) => path.includes('*'), 'has the wildcard *; use a path parameter.'),
  },
  {
    id: 'OperationPathTemplateNotValid',
    severity: 'error',
    about: 'Braces in paths enclose a name within one segment.',
    check: check(
      (path) => !isTemplate(path),
      'has braces that enclose no name; write {name} within one segment, or percent-encode them.',
    ),
  },
  {
    id: 'OperationPathVariablesContainDefaults',
    severity: 'error',
    about: 'Path variables set no default with =.',
    check: check(
      (path) => /\{[^{}]*=[^{}]*\}/.test(path),
      'gives a variable a default; remove the = and what follows it.',
    ),
  },
  {
    id: 'PathRedefined',
    severity: 'error',
    about: 'Paths differ by more than their capitals.',
    check: (view) =>
      judge(
        repeated(paths(view), ({ key }) => key.toLowerCase()),
        ({ key }) => `The path ${key} is defined already in other capitals; keep one of them.`,
      ),
  },
  {
    id: 'DuplicateOperationPath',
    severity: 'error',
    about: 'No two operations of a method have paths that differ in their variables’ names alone.',
    check: ({ operations }) =>
      [...groupBy(operations, ({ method, path }) => `${method} ${pathSignature(path)}`).values()]
        .filter((group) => new Set(group.map(({ path }) => path.toLowerCase())).size > 1)
        .flatMap(([first, ...others]) =>
          judge(
            others,
            ({ label }) =>
              `The path of ${label} cannot be told from that of ${first?.label ?? ''}; change a fixed segment.`,
          ),
        ),
  },
  {
    id: 'PartialDuplicateOperationPath',
    severity: 'warning',
    about: 'No value of a path variable makes one operation’s path another’s.',
    check: ({ operations }) =>
      // Every path is compared with every other, which far beyond the limit of 256 takes too long.
      judge(operations.slice(0, 512), ({ method, path, label, pointer }) => {
        const likes = operations.filter(
          (other) =>
            other.method === method && other.pointer > pointer && overlaps(path, other.path),
        )
        const names = likes.map((other) => other.label).join(', ')
        return (
          names !== '' &&
          `The path of ${label} can be taken for that of ${names}; change a fixed segment.`
        )
      }),
  },
  {
    id: 'PathItemRefNotSuppored',
    severity: 'error',
    about: 'Paths have no $ref.',
    check: ({ of }) =>
      judge(
        of('pathItem'),
        ({ value, pointer }) =>
          '$ref' in value && {
            pointer: `${pointer}/$ref`,
            message: 'A $ref on a path is not supported; write its operations out.',
          },
      ),
  },
]
