import { connectorFormat } from '../../src/catalogue/connector-format.js'
import type { ConnectorIdentity } from '../../src/catalogue/connector-identity.js'
import type { Locale } from '../../src/connector-definition/locale.js'

/** How a connection signs in: with an account of Microsoft Entra ID, or with a key. */
export const connectionAuths = connectorFormat.properties.auth.enum

/** What a package is generated for. */
export interface PackageOptions {
  readonly identity: ConnectorIdentity
  /** A PNG; drawn in the brand colour where there is none. */
  readonly icon?: Buffer
  readonly host: string
  /** An environment variable of a solution that holds the host instead. */
  readonly hostVariable?: string
  readonly locale: Locale
  readonly auth: (typeof connectionAuths)[number]
  readonly clientId: string
  /** The tenant that the app registration is of; absent: users of any tenant sign in. */
  readonly tenant?: string
  /** Without what the deployment tools refuse. */
  readonly deploy: boolean
}

/** What the committed package is generated with: what connector.json says. */
export const defaultOptions = (identity: ConnectorIdentity): PackageOptions => {
  const { host, locale, auth, clientId } = identity
  return { identity, host, locale, auth, clientId, deploy: false }
}
