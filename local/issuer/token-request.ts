import { strict as assert } from 'node:assert'
import type { TokenClaims } from './token-claims.js'

const defaultScope = '/.default'

/** The resource that a scope asks for everything of. The library answers its AssertionError with 400 invalid_request. */
export const audienceOf = (scope: string): string => {
  assert(scope.endsWith(defaultScope), `scope must be a resource followed by ${defaultScope}`)
  return scope.slice(0, -defaultScope.length)
}

/**
 * The claims that a client-credentials request asks for. Entra knows `client_id` and `scope`; `oid`, `roles`, `upn`
 * and `scp` are this issuer's own, to play any caller: with `upn` or `scp` the token is a user's.
 */
export const claimsRequested = (form: ReadonlyMap<string, unknown>, tenantId: string) => {
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const client = field('client_id')
  // The library answers an AssertionError with 400 invalid_request.
  assert(client !== undefined, 'client_id is missing')
  const audience = audienceOf(field('scope') ?? '')
  const upn = field('upn')
  const scopes = field('scp') ?? (upn === undefined ? undefined : 'impersonate')
  const roles = field('roles')?.split(/[ ,]+/)
  return {
    tenantId,
    audience,
    oid: field('oid') ?? client,
    ...(upn !== undefined && { upn, name: upn }),
    ...(scopes !== undefined && { scopes }),
    ...(roles !== undefined && { roles }),
    extra: { appid: client },
  } satisfies TokenClaims
}
