import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from '@azure/functions'
import type { Config } from '../config.js'
import type { Scope } from '../events/event.js'
import type { Authenticate, Caller } from './authenticate.js'
import { Problem } from './problem.js'

/** Who may do what. Each answers with who the caller is, or throws a Problem. */
export interface Authorize {
  /** May subscribe: any user of an allowed tenant, with a configured scope where there is one. */
  readonly subscriber: (request: HttpRequest) => Promise<Caller>
  /** May fire: for the token's own tenant, or with an API key for the tenant that `?tenant=` names. */
  readonly publisher: (request: HttpRequest) => Promise<{ readonly scope: Scope }>
  /** May see what was fired: whoever may fire, and operators for their own tenant. */
  readonly observer: (request: HttpRequest) => Promise<{ readonly scope: Scope }>
  /** Sees the tenant's subscriptions instead of his own. */
  readonly isOperator: (caller: Caller) => boolean
}

const publisherRole = 'Events.Fire'
const operatorRole = 'Events.Operate'

/** The rules of a deployment. */
export const authorize = (
  authenticate: Authenticate,
  config: Pick<Config, 'entra' | 'publisherKeys'>,
): Authorize => {
  const withRole = async (request: HttpRequest, roles: readonly string[]) => {
    const caller = await authenticate(request.headers)
    if (!roles.some((role) => caller.roles.includes(role))) {
      throw new Problem('role-missing', `The token needs the app role ${roles.join(' or ')}.`)
    }
    return { scope: caller.tenantId }
  }

  const withKeyOrRole = async (request: HttpRequest, roles: readonly string[]) => {
    const key = request.headers.get('x-api-key')
    if (key === null) return withRole(request, roles)
    if (!config.publisherKeys.some((known) => sameText(known, key))) {
      throw new Problem(
        'key-invalid',
        'Send one of the keys of the setting PUBLISHER_KEYS, or a token.',
      )
    }
    return { scope: namedTenant(request, config.entra.tenants) }
  }

  return {
    subscriber: async (request) => {
      const caller = await authenticate(request.headers)
      const { scopes } = config.entra
      if (scopes.length > 0 && !scopes.some((scope) => caller.scopes.includes(scope))) {
        throw new Problem(
          'scope-missing',
          `The token needs the scope ${scopes.join(' or ')}; it has ${caller.scopes.join(', ') || 'none'}.`,
        )
      }
      return caller
    },
    publisher: (request) => withKeyOrRole(request, [publisherRole]),
    observer: (request) => withKeyOrRole(request, [publisherRole, operatorRole]),
    isOperator: (caller) => caller.roles.includes(operatorRole),
  }
}

/** The tenant that a publisher with an API key fires for; by default the only configured one. */
const namedTenant = (request: HttpRequest, tenants: Config['entra']['tenants']): Scope => {
  const named = new URL(request.url).searchParams.get('tenant')?.toLowerCase()
  if (named === undefined) {
    const [only, ...others] = tenants === 'organizations' ? [] : tenants
    if (only !== undefined && others.length === 0) return only
    throw new Problem(
      'tenant-missing',
      'This app serves several tenants: add ?tenant=<tenant id>, or ?tenant=all.',
    )
  }
  const known =
    tenants === 'organizations' ? /^[0-9a-f-]{36}$/.test(named) : tenants.includes(named)
  if (named !== 'all' && !known)
    throw new Problem('tenant-unknown', `"${named}" is neither a tenant of this app nor "all".`)
  return named
}

/** Compares in a time that does not depend on where the texts differ. */
const sameText = (a: string, b: string) => timingSafeEqual(sha256(a), sha256(b))

const sha256 = (text: string) => createHash('sha256').update(text).digest()
