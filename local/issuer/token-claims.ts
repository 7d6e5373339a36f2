/** What a test or the demo decides about an access token; the rest is as Entra ID would have it. */
export interface TokenClaims {
  /** Which of Entra's two token versions; '1.0' by default, as the platform sends. */
  readonly version?: '1.0' | '2.0'
  readonly tenantId: string
  readonly audience: string
  /** The user or the service principal. */
  readonly oid?: string
  /** Space-separated, as in `scp`: makes the token a delegated one, its absence an app-only one. */
  readonly scopes?: string
  readonly roles?: readonly string[]
  readonly upn?: string
  readonly name?: string
  /** Instead of the `iss` that belongs to the version and the tenant. */
  readonly issuer?: string
  /** From now; 3900 by default, as captured from Entra, and negative for an expired token. */
  readonly expiresInSeconds?: number
  /** From now; 0 by default. */
  readonly notBeforeSeconds?: number
  /** Wins over every other claim; a claim that is `undefined` here is left out of the token. */
  readonly extra?: Readonly<Record<string, unknown>>
}

/** A token's lifetime in seconds unless it says otherwise: Entra's, captured in the platform's subscribe calls. */
export const defaultLifetime = 3900

const defaultClient = '0c11e470-0000-4000-8000-00000000c0de'
const defaultObject = '0b1ec700-0000-4000-8000-0000000000a1'

const issuerOf = ({ version, tenantId }: TokenClaims, instance: string) =>
  version === '2.0' ? `${instance}${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`

const versionClaims = ({ version, upn }: TokenClaims) =>
  version === '2.0'
    ? { ver: '2.0', azp: defaultClient, azpacr: '1', preferred_username: upn }
    : { ver: '1.0', appid: defaultClient, appidacr: '1', upn, unique_name: upn }

/**
 * The payload of an access token, laid out as Entra ID does in either version
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
 */
export const tokenPayload = (claims: TokenClaims, instance: string, nowSeconds: number) => {
  const { oid = defaultObject, expiresInSeconds = defaultLifetime, notBeforeSeconds = 0 } = claims
  return {
    aud: claims.audience,
    iss: claims.issuer ?? issuerOf(claims, instance),
    ...versionClaims(claims),
    iat: nowSeconds,
    nbf: nowSeconds + notBeforeSeconds,
    exp: nowSeconds + expiresInSeconds,
    tid: claims.tenantId,
    oid,
    sub: oid,
    name: claims.name,
    ...(claims.scopes === undefined ? { idtyp: 'app' } : { scp: claims.scopes }),
    ...(claims.roles !== undefined && { roles: claims.roles }),
    ...claims.extra,
  }
}
