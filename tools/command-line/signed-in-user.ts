import type { TokenCredential } from '@azure/identity'
import { lazy } from '../../src/storage/lazy.js'

/**
 * Tokens of whoever uses this machine: signed in with the Azure CLI or azd; else, as in a pipeline, what the environment or the
 * machine itself is. An app's managed identity is not theirs.
 */
export const signedInUser = (): TokenCredential => {
  const credential = lazy(async () => {
    const {
      AzureCliCredential,
      AzureDeveloperCliCredential,
      ChainedTokenCredential,
      DefaultAzureCredential,
    } = await import('@azure/identity')
    return new ChainedTokenCredential(
      new AzureCliCredential(),
      new AzureDeveloperCliCredential(),
      new DefaultAzureCredential(),
    )
  })
  return {
    getToken: async (...args) => {
      try {
        return await (await credential()).getToken(...args)
      } catch (cause) {
        throw new Error('Nobody is signed in to Azure here. Sign in with "az login".', { cause })
      }
    },
  }
}
