import { parseArgs } from 'node:util'
import type { Command } from './command.js'
import { knownKey, openKeys } from './open-keys.js'
import { readArgs } from '../command-line/read-args.js'
import { readId } from './read-id.js'

/** `revoke`: ends a key with all its secrets, for good. */
export const revokeKey: Command = async (args, { environment, now }) => {
  const { positionals } = readArgs(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: {} }),
  )
  const id = readId('revoke', positionals)
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
