import { onlyTenant, type EntraConfig } from '../../entra-config.js'

/** How an operator signs in to the console: by authorization code and PKCE, as the app registration's own page. */
export interface ConsoleSignIn {
  /** `/oauth2/v2.0/authorize` and `/oauth2/v2.0/token` are below it. */
  readonly authority: string
  readonly clientId: string
  readonly scope: string
}

type Entra = Pick<EntraConfig, 'audiences' | 'clientId' | 'instance' | 'tenants'>

/**
 * How operators of a deployment sign in. Who serves several tenants lets each sign in at its own. An app that asks for a token for itself
 * has to name itself by its client id.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes, AADSTS90009
 */
export const consoleSignIn = ({ audiences, clientId, instance, tenants }: Entra): ConsoleSignIn => {
  const tenant = onlyTenant(tenants) ?? 'organizations'
  const resource = audiences.includes(clientId) ? clientId : (audiences[0] ?? clientId)
  return { authority: instance + tenant, clientId, scope: `${resource}/.default` }
}
