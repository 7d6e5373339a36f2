import type { ApiKey } from '../../src/keys/api-key.js'
import { digestOf, formatKey } from '../../src/keys/key-text.js'

/** The tenant that the key of most tests belongs to; what it calls for is this tenant’s. */
export const keyTenant = '11111111-2222-4333-8444-555555555555'

/** The public part of that key. */
export const keyId = '0123456789ab'

/** The secret part of that key: of a new one’s length and letters, but known. */
export const keySecret = 'S'.repeat(43)

/** That key as its bearer sends it. */
export const keyText = formatKey({ id: keyId, secret: keySecret })

/** A key that may do all, unless the changes say otherwise. */
export const apiKey = (changes: Partial<ApiKey> = {}): ApiKey => ({
  id: keyId,
  name: 'Contoso',
  tenantId: keyTenant,
  permissions: ['subscribe', 'fire'],
  createdAt: new Date('2025-01-01T00:00:00Z'),
  digest: digestOf(keySecret),
  ...changes,
})
