import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { has, memberOf, objectOf, shown, stringOf, textOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

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
  {
    id: 'SecuritySchemePropertyRequired',
    severity: 'error',
    about: 'Security definitions have the members of their type and flow.',
    check: ({ of }) =>
      judge(of('securityScheme'), ({ value, pointer }) =>
        (membersFor(value) ?? [])
          .filter((name) => !has(value, name))
          .map((name) => ({
            pointer,
            message: `The ${shown(value.type)} definition has no ${name}; add it.`,
          })),
      ),
  },
  {
    id: 'SecuritySchemePropertyNotValid',
    severity: 'error',
    about: 'Security definitions have no member of another type or flow.',
    check: ({ of }) =>
      judge(of('securityScheme'), ({ value, pointer }) => {
        const wanted = membersFor(value)
        return wanted === undefined
          ? []
          : ALL.filter((name) => has(value, name) && !wanted.includes(name)).map((name) => ({
              pointer: child(pointer, name),
              message: `${name} is not for this kind of ${shown(value.type)} definition; remove it.`,
            }))
      }),
  },
  {
    id: 'OAuthUrlsIdentical',
    severity: 'warning',
    about: 'The token URL of an OAuth definition is not its authorization URL.',
    own: true,
    check: ({ of }) =>
      judge(of('securityScheme'), ({ value, pointer }) => {
        const url = stringOf(value.tokenUrl)
        if (url === undefined || url !== value.authorizationUrl) return false
        const message = `tokenUrl equals authorizationUrl, ${shown(url)}; write the URL that issues tokens.`
        return { pointer: child(pointer, 'tokenUrl'), message }
      }),
  },
]
