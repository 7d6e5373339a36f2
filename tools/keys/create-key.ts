import type { Permission } from '../../src/keys/api-key.js'
import { digestOf, formatKey, newKeyId, newSecret } from '../../src/keys/key-text.js'
import type { Said } from '../command-line/perform.js'
import { openKeys } from './open-keys.js'
import { chooseEventTypes, chooseTenant } from './scope-of-key.js'
import type { Surroundings } from './surroundings.js'

const dayMs = 86_400_000

/** What a new key is to be. */
export interface NewKey {
  readonly name: string
  readonly tenant?: string
  /** Names or aliases; absent: all. */
  readonly eventTypes?: readonly string[]
  readonly can: readonly Permission[]
  /** In days; absent: never. */
  readonly expires?: number
}

/** Stores a new key, and says it this once. */
export const createKey = async (
  { name, tenant, eventTypes, can, expires }: NewKey,
  { environment, catalogueFolder, now, random }: Surroundings,
): Promise<Said> => {
  const id = newKeyId(random)
  const secret = newSecret(random)
  const createdAt = now()
  const key = {
    id,
    name,
    tenantId: chooseTenant(environment, tenant),
    ...(eventTypes && { eventTypes: chooseEventTypes(catalogueFolder, eventTypes) }),
    permissions: can,
    createdAt,
    ...(expires !== undefined && { expiresAt: new Date(createdAt.getTime() + expires * dayMs) }),
    digest: digestOf(secret),
  }
  await openKeys(environment).add(key)
  return {
    result: formatKey({ id, secret }),
    remarks: [
      `Key ${id} ("${key.name}") may ${key.permissions.join(' and ')} for tenant ${key.tenantId},`,
      `event types: ${key.eventTypes?.join(', ') ?? 'all'}${key.expiresAt ? `, until ${key.expiresAt.toISOString()}` : ''}.`,
      'Keep it now: it is not stored, and cannot be shown again.',
    ],
  }
}
