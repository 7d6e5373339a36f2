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
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { documentAndOperations, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

interface Requirement extends Located {
  readonly name: string
  readonly scopes: unknown
  readonly scheme: unknown
}

const requirements: Selector<Requirement> = (view) =>
  documentAndOperations(view).flatMap(({ value, pointer }) =>
    arrayOf(value.security).flatMap((requirement, index) =>
      membersOf(requirement).map(([name, scopes]) => ({
        pointer: child(pointer, 'security', index, name),
        name,
        scopes,
        scheme: memberOf(view.root.securityDefinitions, name),
      })),
    ),
  )

const isOAuth = ({ scheme }: Requirement) => objectOf(scheme).type === 'oauth2'

/** The rules on where security is required. */
export const securityRequirementRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'SecurityRequirementMustBeDefined',
    profile: 'certify',
    severity: 'error',
    description: 'Every security requirement names a security definition.',
    evidence: VALIDATOR,
    nodes: requirements,
    check: ({ name, scheme }) =>
      scheme === undefined && `${shown(name)} is not in securityDefinitions; define it there.`,
  }),
  defineRule({
    id: 'SecurityRequirementMustHaveValue',
    profile: 'certify',
    severity: 'error',
    description: 'Every security requirement has a list of scopes, which may be empty.',
    evidence: VALIDATOR,
    nodes: requirements,
    check: ({ name, scopes }) =>
      !isArray(scopes) && `The requirement ${shown(name)} has no list; write an empty one.`,
  }),
  defineRule({
    id: 'SecurityRequirementMustHaveEmptyValue',
    profile: 'certify',
    severity: 'error',
    description: 'Only OAuth requirements name scopes.',
    evidence: VALIDATOR,
    nodes: requirements,
    check: (it) =>
      it.scheme !== undefined &&
      !isOAuth(it) &&
      arrayOf(it.scopes).length > 0 &&
      `The requirement ${shown(it.name)} is no OAuth and has no scopes; write an empty list.`,
  }),
  defineRule({
    id: 'OAuthSecurityRequirementValueMustBeScopeName',
    profile: 'certify',
    severity: 'error',
    description: 'Scopes that are required are defined.',
    evidence: VALIDATOR,
    nodes: requirements,
    check: (requirement) => {
      const { pointer, scopes, scheme, name } = requirement
      if (!isOAuth(requirement)) return false
      return arrayOf(scopes).flatMap((scope, index) => {
        if (has(objectOf(scheme).scopes, textOf(scope))) return []
        const message = `${shown(name)} defines no scope ${shown(scope)}; add it to its scopes.`
        return [{ pointer: child(pointer, index), message }]
      })
    },
  }),
]
