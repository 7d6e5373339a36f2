import type { Said } from '../command-line/perform.js'
import { knownKey, openKeys } from './open-keys.js'
import type { Surroundings } from './surroundings.js'

/** Ends a key with all its secrets, for good. */
export const revokeKey = async (id: string, { environment, now }: Surroundings): Promise<Said> => {
  const keys = openKeys(environment)
  const key = await knownKey(keys, id)
  if (key.revokedAt) {
    return {
      result: `Key ${key.id} ("${key.name}") was revoked on ${key.revokedAt.toISOString()}.`,
    }
  }
  await keys.revoke(id, now())
  return {
    result: `Key ${key.id} ("${key.name}") is revoked; the app refuses it within half a minute.`,
    remarks: ['The subscriptions that were made with it stay: they belong to the tenant’s flows.'],
  }
}
