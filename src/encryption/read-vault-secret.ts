import type { SecretClient, SecretClientOptions } from '@azure/keyvault-secrets'
import { boundedCall, storageCallTimes } from '../storage/bounded-call.js'
import { ownIdentity } from '../storage/identity-credential.js'
import type { StorageConfig } from '../storage/storage-config.js'
import type { ReadSecret } from './open-cipher.js'

type Credential = ConstructorParameters<typeof SecretClient>[1]

/** Reads secrets of Azure Key Vault as the identity that opens storage. The call ends in any case, as those of storage do. */
export const readVaultSecret = (
  storage: StorageConfig,
  credential: Credential = ownIdentity(storage),
  options: SecretClientOptions = {},
): ReadSecret => {
  return async ({ vaultUrl, name, version }) => {
    // Loaded only where a key is in Key Vault.
    const { SecretClient } = await import('@azure/keyvault-secrets')
    const client = new SecretClient(vaultUrl, credential, {
      retryOptions: { maxRetries: 2, retryDelayInMs: 200 },
      ...options,
    })
    const secret = await boundedCall(
      (abortSignal) => client.getSecret(name, { version, abortSignal }),
      storageCallTimes,
      'Key Vault',
    )
    return secret.value ?? ''
  }
}
