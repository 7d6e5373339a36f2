import {
  createRemoteJWKSet,
  decodeJwt,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose'
import type { EntraConfig } from '../../entra-config.js'
import { Problem } from '../../problem.js'
import type { EventTypeLimit } from './event-type-limit.js'
import { issuersOf } from './issuers.js'
import { toTokenProblem } from './token-problem.js'

/** Who a token or a key speaks for. */
export interface Caller extends EventTypeLimit {
  readonly tenantId: string
  /** Object id of the user, or of the app's service principal; of a key `key-{id}`. */
  readonly oid: string
  readonly scopes: readonly string[]
  readonly roles: readonly string[]
}

/** Verifies a request's bearer token; throws a Problem that says what is wrong with it. */
export type Authenticate = (headers: { get: (name: string) => string | null }) => Promise<Caller>

const clockToleranceSeconds = 60

/** Keys outlive an outage of the place they come from; a new one is fetched when a token names it. */
const keysAgeMs = 12 * 3_600_000

/** Sign-in with Entra ID: RS256 tokens v1.0 and v2.0 of the allowed tenants, checked against each tenant's own keys. */
export const authenticate = (config: EntraConfig, now: () => Date): Authenticate => {
  const keySets = new Map<string, JWTVerifyGetKey>()

  // One key set for each allowed tenant: jose keeps its keys, and fetches them anew for an unknown `kid`, with a cooldown.
  const keysOf = (tenant: string): JWTVerifyGetKey => {
    const known = keySets.get(tenant)
    if (known) return known
    const keys = createRemoteJWKSet(new URL(`${config.instance}${tenant}/discovery/v2.0/keys`), {
      cacheMaxAge: keysAgeMs,
    })
    keySets.set(tenant, keys)
    return keys
  }

  return async (headers) => {
    const token = bearerToken(headers.get('authorization'))
    const tenantId = tenantOf(token)
    const anyTenant = config.tenants === 'organizations'
    if (!anyTenant && !config.tenants.includes(tenantId)) {
      throw new Problem(
        'token-invalid',
        `The token is of tenant ${tenantId}, which may not use this app (setting AzureAd__TenantId).`,
      )
    }
    const { payload } = await jwtVerify(token, keysOf(anyTenant ? 'organizations' : tenantId), {
      algorithms: ['RS256'],
      issuer: issuersOf(config.instance, tenantId),
      audience: [...config.audiences],
      requiredClaims: ['exp', 'oid'],
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    }).catch((error: unknown) => {
      throw toTokenProblem(error, config, tenantId)
    })
    return toCaller(payload, tenantId)
  }
}

const bearerToken = (authorization: string | null): string => {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  if (token === undefined)
    throw new Problem(
      'token-missing',
      'Send an Entra ID token ("Authorization: Bearer …") or an API key ("x-api-key: ft_…").',
    )
  return token
}

/** The tenant that an as yet unverified token names: it only chooses the keys and issuers to verify it with. */
const tenantOf = (token: string): string => {
  try {
    const { tid } = decodeJwt(token)
    if (typeof tid === 'string' && /^[0-9a-f-]{36}$/i.test(tid)) return tid.toLowerCase()
  } catch (cause) {
    throw new Problem('token-invalid', 'The token is no JSON Web Token.', { cause })
  }
  throw new Problem('token-invalid', 'The token names no tenant (claim "tid").')
}

const toCaller = ({ oid, scp, roles }: JWTPayload, tenantId: string): Caller => {
  if (typeof oid !== 'string' || !/^\P{C}{1,256}$/u.test(oid))
    throw new Problem('token-invalid', 'The token names no user (claim "oid").')
  return {
    tenantId,
    oid,
    scopes: typeof scp === 'string' ? scp.split(' ') : [],
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
  }
}
