import { child } from '../../json/json-pointer.js'
import { has, memberOf, objectOf, shown, stringOf, textOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const FLOWS: Readonly<Record<string, readonly string[]>> = {
  implicit: ['flow', 'authorizationUrl', 'scopes'],
  accessCode: ['flow', 'authorizationUrl', 'tokenUrl', 'scopes'],
  password: ['flow', 'tokenUrl', 'scopes'],
  application: ['flow', 'tokenUrl', 'scopes'],
}

/** What a security definition has to have, beside its type: OpenAPI 2.0, Security Scheme Object. */
const membersFor = (scheme: unknown): readonly string[] | undefined => {
  const { type, flow } = objectOf(scheme)
  if (type === 'basic') return []
  if (type === 'apiKey') return ['name', 'in']
  if (type !== 'oauth2') return undefined
  return memberOf(FLOWS, textOf(flow)) === undefined ? ['flow', 'scopes'] : FLOWS[textOf(flow)]
}

const ALL = ['name', 'in', 'flow', 'authorizationUrl', 'tokenUrl', 'scopes']

/** The rules on security definitions and on where they are required. */
export const securityRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'SecuritySchemePropertyRequired',
    profile: 'certify',
    severity: 'error',
    description: 'Security definitions have the members of their type and flow.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('securityScheme'),
    check: ({ value, pointer }) =>
      (membersFor(value) ?? [])
        .filter((name) => !has(value, name))
        .map((name) => ({
          pointer,
          message: `The ${shown(value.type)} definition has no ${name}; add it.`,
        })),
  }),
  defineRule({
    id: 'SecuritySchemePropertyNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'Security definitions have no member of another type or flow.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('securityScheme'),
    check: ({ value, pointer }) => {
      const wanted = membersFor(value)
      return wanted === undefined
        ? []
        : ALL.filter((name) => has(value, name) && !wanted.includes(name)).map((name) => ({
            pointer: child(pointer, name),
            message: `${name} is not for this kind of ${shown(value.type)} definition; remove it.`,
          }))
    },
  }),
  defineRule({
    id: 'OAuthUrlsIdentical',
    profile: 'recommended',
    severity: 'warning',
    description: 'The token URL of an OAuth definition is not its authorization URL.',
    evidence: 'seen in a published sample that could not sign in',
    nodes: nodesOfKind('securityScheme'),
    check: ({ value, pointer }) => {
      const url = stringOf(value.tokenUrl)
      if (url === undefined || url !== value.authorizationUrl) return false
      const message = `tokenUrl equals authorizationUrl, ${shown(url)}; write the URL that issues tokens.`
      return { pointer: child(pointer, 'tokenUrl'), message }
    },
  }),
]
