import { after, before } from 'node:test'
import type { TokenClaims } from '../../local/issuer/token-claims.js'
import { startIssuer, type Issuer } from '../../local/issuer.js'
import type { EntraConfig } from '../../src/entra-config.js'
import { tenantNumber } from './deliveries.js'

/** The app registration that accepted tokens are for, as a plain id or as `api://` and the id. */
export const clientId = '0a0d1e9c-0000-4000-8000-000000000002'

/** The object id of the user whom tokens are of. */
export const user = '0b1ec700-0000-4000-8000-000000000003'

/** An issuer that plays Entra ID for a file's tests. */
export interface Entra {
  readonly issuer: () => Issuer
  /** Settings by which its tokens are accepted: those of tenants 1 and 2. */
  readonly config: (changes?: Partial<EntraConfig>) => EntraConfig
  /** A token of a user of tenant 1, unless the claims say otherwise. */
  readonly token: (claims?: Partial<TokenClaims>) => Promise<string>
}

/** Starts an issuer before a file's tests and stops it after them. */
export const useEntra = (): Entra => {
  let started: Issuer | undefined
  before(async () => {
    started = await startIssuer()
  })
  after(() => started?.stop())

  const issuer = () => {
    if (started === undefined) throw new Error('The issuer has not been started')
    return started
  }
  return {
    issuer,
    config: (changes) => ({
      instance: issuer().instance,
      clientId,
      tenants: [tenantNumber(1), tenantNumber(2)],
      audiences: [clientId, `api://${clientId}`],
      scopes: [],
      ...changes,
    }),
    token: (claims) =>
      issuer().token({
        tenantId: tenantNumber(1),
        audience: clientId,
        oid: user,
        scopes: 'impersonate',
        ...claims,
      }),
  }
}

/** The headers that carry a token. */
export const bearer = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` })
