import { InvalidArgumentError } from 'commander'
import { isGuid } from '../command-line/is-guid.js'

/** An argument parser for a tenant of Microsoft Entra ID. */
export const tenantId = (text: string): string => {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidArgumentError("It must be a tenant's id, a GUID: npm run register shows it.")
}

/**
 * What becomes of a package that names no tenant, whose users sign in at /common.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const withoutTenant =
  'Without --tenant <id>, users of any tenant sign in; a registration that was not made with --multi-tenant refuses all of them (AADSTS50194).'
