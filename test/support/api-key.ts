import type { ApiKey } from '../../src/keys/api-key.js'
import { digestOf, formatKey } from '../../src/keys/key-text.js'

export const keyTenant = '11111111-2222-4333-8444-555555555555'
export const keyId = '0123456789ab'
export const keySecret = 'S'.repeat(43)
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
