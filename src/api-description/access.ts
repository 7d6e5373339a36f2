import type { ProblemCode } from '../problem.js'
import type { SecurityRequirements } from './open-api.js'

/** Who may call an operation. */
export type Access = 'anyone' | 'github' | 'observer' | 'operator' | 'publisher' | 'subscriber'

/** What a caller brings, and what he may be told of it. */
interface AccessRule {
  /** App roles, one of which his token has; a user's needs none to subscribe. */
  readonly roles: readonly (readonly string[])[]
  readonly takesKey: boolean
  readonly problems: readonly ProblemCode[]
}

const credentials: readonly ProblemCode[] = [
  'token-missing',
  'token-invalid',
  'key-invalid',
  'permission-missing',
  'keys-unavailable',
  'storage-unavailable',
]

const publishing: readonly ProblemCode[] = [
  ...credentials,
  ...(['role-missing', 'tenant-missing', 'tenant-unknown', 'tenant-not-allowed'] as const),
]

const rules: Readonly<Record<Exclude<Access, 'anyone' | 'github'>, AccessRule>> = {
  subscriber: { roles: [[]], takesKey: true, problems: [...credentials, 'scope-missing'] },
  publisher: { roles: [['Events.Fire']], takesKey: true, problems: publishing },
  observer: {
    roles: [['Events.Fire'], ['Events.Operate']],
    takesKey: true,
    problems: publishing,
  },
  operator: {
    roles: [['Events.Operate']],
    takesKey: false,
    problems: [...credentials, 'role-missing'],
  },
}

/** How whoever has this access says who he is. OAuth 2 knows no roles: there the app is asked for whatever it was granted. */
export const securityFor = (access: Access, scope: string): SecurityRequirements => {
  if (access === 'anyone') return []
  if (access === 'github') return [{ githubSignature: [] }]
  const { roles, takesKey } = rules[access]
  return [
    { oauth2: [scope] },
    ...roles.map((names) => ({ bearer: names })),
    ...(takesKey ? [{ apiKey: [] }] : []),
  ]
}

/** What whoever lacks this access is told; anyone may meet a fault of ours. */
export const accessProblems = (access: Access): readonly ProblemCode[] =>
  access === 'anyone' || access === 'github'
    ? ['internal']
    : [...rules[access].problems, 'internal']
