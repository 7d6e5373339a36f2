import { entraScope } from '../../src/connector-definition/security.js'
import type { Registered } from './register.js'

/** What a registration is told with. */
export interface Told extends Registered {
  readonly tenantId: string
  readonly isDryRun: boolean
  /** Where its settings were kept; absent: nowhere. */
  readonly keptIn?: string
}

/** What was done, and what to enter where in the connector wizard, for the terminal. */
export const describeRegistration = ({
  clientId,
  changes,
  secret,
  tenantId,
  isDryRun,
  keptIn,
}: Told): string => {
  const done = changes.length === 0 ? ['Nothing to change.'] : changes.map((each) => `  ${each}`)
  if (isDryRun || clientId === undefined)
    return ['A dry run: this would be done.', ...done].join('\n')
  return [
    ...(changes.length === 0 ? done : ['Done:', ...done]),
    '',
    ...(keptIn === undefined
      ? [
          'Settings of the app:',
          `  AzureAd__TenantId=${tenantId}`,
          `  AzureAd__ClientId=${clientId}`,
        ]
      : [`The tenant and the client id are kept in ${keptIn}: azd up deploys with them.`]),
    '',
    'In the connector wizard, tab Security (Sécurité):',
    '  Authentication type   OAuth 2.0, identity provider Azure Active Directory',
    `  Client ID             ${clientId}`,
    `  Client secret         ${secret?.text ?? 'the one that was shown when it was made (--new-secret makes another)'}`,
    `                        ${secret ? `until ${secret.expires.slice(0, 10)}` : ''}`.trimEnd(),
    `  Tenant ID             ${tenantId}`,
    `  Resource URL          ${clientId}`,
    `  Scope                 api://${clientId}/${entraScope}`,
    'Then create the connector, copy its Redirect URL, and call: npm run register -- --redirect <URL>',
  ].join('\n')
}
