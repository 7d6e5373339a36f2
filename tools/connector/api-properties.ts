import { entraAuthority, entraScope } from '../../src/connector-definition/security.js'
import type { PackageOptions } from './package-options.js'
import { packageTextsOf } from './package-texts.js'

/**
 * How the platform makes connections. No secret is in it: deployment tools take that as an argument. Constraints are
 * strings, as the repository's schema has them.
 * Source: https://github.com/microsoft/PowerPlatformConnectors/tree/dev/schemas
 */
export const apiProperties = ({
  auth,
  clientId,
  tenant,
  deploy,
  identity,
  locale,
}: PackageOptions) => ({
  properties: {
    connectionParameters: auth === 'entra' ? entra(clientId, tenant) : key(packageTextsOf(locale).key),
    iconBrandColor: identity.brandColor,
    capabilities: [],
    publisher: identity.publisher,
    // paconn cannot update a connector whose file has it.
    // Source: https://learn.microsoft.com/connectors/custom-connectors/paconn-cli
    ...(deploy ? {} : { stackOwner: identity.publisher }),
  },
})

/**
 * The resource is the bare client id: an app that asks for a token for itself may not name itself by URI (AADSTS90009).
 * `GlobalPerConnector` is what reviewers ask for; the redirect URL is known after the first deployment.
 */
const entra = (clientId: string, tenant = 'common') => ({
  token: {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'aad',
      clientId,
      scopes: [`api://${clientId}/${entraScope}`],
      redirectMode: 'GlobalPerConnector',
      properties: {
        IsFirstParty: 'False',
        AzureActiveDirectoryResourceId: clientId,
        IsOnbehalfofLoginSupported: true,
      },
      customParameters: {
        loginUri: { value: entraAuthority.replace(/\/$/, '') },
        tenantId: { value: tenant },
        resourceUri: { value: clientId },
        enableOnbehalfOfLogin: { value: 'false' },
      },
    },
  },
  'token:TenantId': {
    type: 'string',
    metadata: { sourceType: 'AzureActiveDirectoryTenant' },
    uiDefinition: {
      displayName: 'Tenant',
      description: 'The tenant that the user signs in to.',
      constraints: { required: 'false', hidden: 'true' },
    },
  },
})

const key = ({ title, description }: { title: string; description: string }) => ({
  api_key: {
    type: 'securestring',
    uiDefinition: {
      displayName: title,
      description,
      tooltip: description,
      constraints: { required: 'true', clearText: false, tabIndex: 2 },
    },
  },
})
