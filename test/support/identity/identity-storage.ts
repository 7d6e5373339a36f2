import { startAzurite } from '../../../local/azurite.js'
import { makeCertificate } from './certificate.js'
import { startIdentityEndpoint, type AskedToken } from './identity-endpoint.js'

/** The client id of the user-assigned identity that an app under test has; invented. */
export const identityClientId = '33333333-4444-4555-8666-777777777777'

/** Storage that takes tokens, over https, and what gives them out. */
export interface IdentityStorage {
  /** Opens it with a key; for tests that look into it. */
  readonly connectionString: string
  /** What any process starts with that is to reach it, and may ask for tokens. */
  readonly environment: Readonly<Record<string, string>>
  readonly asked: readonly AskedToken[]
  readonly stop: () => Promise<void>
}

/** Starts an Azurite that asks for Entra ID's tokens, and the endpoint of a managed identity. */
export const startIdentityStorage = async (
  accounts: readonly string[] = [],
): Promise<IdentityStorage> => {
  const certificate = makeCertificate()
  const azurite = await startAzurite({ accounts, certificate })
  const endpoint = await startIdentityEndpoint()
  return {
    connectionString: azurite.connectionString,
    environment: { NODE_EXTRA_CA_CERTS: certificate.cert, ...endpoint.settings },
    asked: endpoint.asked,
    stop: async () => {
      await endpoint.stop()
      await azurite.stop()
      certificate.remove()
    },
  }
}

/** The settings of an app that comes to the same storage by its identity. */
export const identitySettings = (connectionString: string): Readonly<Record<string, string>> => {
  const endpoint = (service: string) =>
    new RegExp(`${service}Endpoint=([^;]+)`).exec(connectionString)?.[1] ?? ''
  return {
    AzureWebJobsStorage: '',
    AzureWebJobsStorage__tableServiceUri: endpoint('Table'),
    AzureWebJobsStorage__queueServiceUri: endpoint('Queue'),
    AzureWebJobsStorage__clientId: identityClientId,
  }
}
