import type { Environment } from '../../src/settings.js'

/** The least that the app needs, as an environment. */
export const leastSettings: Environment = {
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  AzureAd__TenantId: '7e4a47ed-0000-4000-8000-000000000001',
  AzureAd__ClientId: '0a0d1e9c-0000-4000-8000-000000000002',
  PUBLIC_BASE_URL: 'https://triggers.contoso.example',
}
