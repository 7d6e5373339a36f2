import { localTenant, type LocalStack } from './local-stack.js'

/** Who calls an app on this machine: what its settings let in. */
export interface LocalCallers {
  readonly tenant: string
  /** What a token has to be for. */
  readonly audience: string
  readonly publisherKey: string
  /** A token of the local issuer for a user, with app roles; absent when the settings name an issuer. */
  readonly token?: (oid: string, seconds?: number, roles?: readonly string[]) => Promise<string>
}

const firstOf = (list = '') => list.split(',')[0]?.trim() ?? ''

/** The callers that a stack's settings let in. */
export const localCallers = ({ settings, issuer }: LocalStack): LocalCallers => {
  const named = firstOf(settings.AzureAd__TenantId)
  const tenant = named === 'organizations' ? localTenant : named
  const audience = firstOf(settings.AzureAd__Audience) || (settings.AzureAd__ClientId ?? '')
  const scopes = firstOf(settings.AzureAd__Scopes) || 'impersonate'
  return {
    tenant,
    audience,
    publisherKey: firstOf(settings.PUBLISHER_KEYS),
    ...(issuer && {
      token: (oid: string, expiresInSeconds = 3900, roles: readonly string[] = []) =>
        issuer.token({
          ...{ tenantId: tenant, audience, scopes, oid, expiresInSeconds },
          ...(roles.length > 0 && { roles }),
        }),
    }),
  }
}
