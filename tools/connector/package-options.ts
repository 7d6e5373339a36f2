import type { Locale } from '../../src/connector-definition/locale.js'
import { connectorData } from './connector-data.js'

/** How a connection signs in: with an account of Microsoft Entra ID, or with a key. */
export const connectionAuths = ['entra', 'apikey'] as const

/** What a package is generated for. */
export interface PackageOptions {
  readonly host: string
  /** An environment variable of a solution that holds the host instead. */
  readonly hostVariable?: string
  readonly locale: Locale
  readonly auth: (typeof connectionAuths)[number]
  readonly clientId: string
  /** Without what the deployment tools refuse. */
  readonly deploy: boolean
}

/** What the committed package is generated with. */
export const defaultOptions: PackageOptions = {
  host: connectorData.host,
  locale: 'en',
  auth: 'entra',
  clientId: connectorData.clientId,
  deploy: false,
}
