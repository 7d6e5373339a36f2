import type { TokenCredential } from '@azure/identity'
import { lazy } from './lazy.js'
import type { StorageConfig } from './storage-config.js'

/**
 * Tokens of the identity that this process runs as: in Azure a managed identity (the app's own, or the one of this client id), on a
 * developer's machine whoever is signed in. Its package is loaded with the first token, since it is the slowest of all to load.
 */
export const identityCredential = (clientId?: string): TokenCredential => {
  const credential = lazy(async () => {
    const { DefaultAzureCredential } = await import('@azure/identity')
    return new DefaultAzureCredential(
      clientId === undefined ? {} : { managedIdentityClientId: clientId },
    )
  })
  return { getToken: async (...args) => (await credential()).getToken(...args) }
}

/** Tokens of the identity that opens an app's storage. */
export const ownIdentity = (config: StorageConfig): TokenCredential =>
  identityCredential('identityClientId' in config ? config.identityClientId : undefined)
