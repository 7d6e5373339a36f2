import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import {
  arrayOf,
  has,
  isArray,
  membersOf,
  memberOf,
  objectOf,
  shown,
  textOf,
} from '../../json/json-value.js'
import { judge, type Fault, type Rule } from '../../rule.js'

interface Requirement {
  readonly pointer: string
  readonly name: string
  readonly scopes: unknown
  readonly scheme: unknown
}

const requirements = ({ of, root }: DefinitionView): Requirement[] =>
  of('document', 'operation').flatMap(({ value, pointer }) =>
    arrayOf(value.security).flatMap((requirement, index) =>
      membersOf(requirement).map(([name, scopes]) => ({
        pointer: child(pointer, 'security', index, name),
        name,
        scopes,
        scheme: memberOf(root.securityDefinitions, name),
      })),
    ),
  )

const isOAuth = ({ scheme }: Requirement) => objectOf(scheme).type === 'oauth2'

/** The rules on where security is required. */
export const securityRequirementRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'SecurityRequirementMustBeDefined',
    severity: 'error',
    about: 'Every security requirement names a security definition.',
    check: (view) =>
      judge(
        requirements(view),
        ({ name, scheme }) =>
          scheme === undefined && `${shown(name)} is not in securityDefinitions; define it there.`,
      ),
  },
  {
    id: 'SecurityRequirementMustHaveValue',
    severity: 'error',
    about: 'Every security requirement has a list of scopes, which may be empty.',
    check: (view) =>
      judge(
        requirements(view),
        ({ name, scopes }) =>
          !isArray(scopes) && `The requirement ${shown(name)} has no list; write an empty one.`,
      ),
  },
  {
    id: 'SecurityRequirementMustHaveEmptyValue',
    severity: 'error',
    about: 'Only OAuth requirements name scopes.',
    check: (view) =>
      judge(
        requirements(view),
        (it) =>
          it.scheme !== undefined &&
          !isOAuth(it) &&
          arrayOf(it.scopes).length > 0 &&
          `The requirement ${shown(it.name)} is no OAuth and has no scopes; write an empty list.`,
      ),
  },
  {
    id: 'OAuthSecurityRequirementValueMustBeScopeName',
    severity: 'error',
    about: 'Scopes that are required are defined.',
    check: (view) =>
      requirements(view)
        .filter(isOAuth)
        .flatMap(({ pointer, scopes, scheme, name }): Fault[] =>
          arrayOf(scopes).flatMap((scope, index) =>
            has(objectOf(scheme).scopes, textOf(scope))
              ? []
              : [
                  {
                    pointer: child(pointer, index),
                    message: `${shown(name)} defines no scope ${shown(scope)}; add it to its scopes.`,
                  },
                ],
          ),
        ),
  },
]
