import { parseArgs } from 'node:util'
import { permissions, type Permission } from '../../src/keys/api-key.js'
import { digestOf, formatKey, newKeyId, newSecret } from '../../src/keys/key-text.js'
import type { Command } from './command.js'
import { openKeys } from './open-keys.js'
import { readArgs, readItems, readNumber } from '../command-line/read-args.js'
import { chooseEventTypes, chooseTenant } from './scope-of-key.js'
import { UsageError } from '../command-line/usage-error.js'

const dayMs = 86_400_000
const mostDays = 3650

/** `create`: stores a new key, and says it this once. */
export const createKey: Command = async (args, { environment, catalogueFolder, now, random }) => {
  const { values } = readArgs(() =>
    parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        tenant: { type: 'string' },
        'event-types': { type: 'string' },
        can: { type: 'string', default: 'subscribe' },
        expires: { type: 'string' },
      },
    }),
  )
  const id = newKeyId(random)
  const secret = newSecret(random)
  const createdAt = now()
  const eventTypes = values['event-types']
  const key = {
    id,
    name: readName(values.name),
    tenantId: chooseTenant(environment, values.tenant),
    ...(eventTypes === undefined
      ? {}
      : { eventTypes: chooseEventTypes(catalogueFolder, eventTypes) }),
    permissions: readItems('--can', values.can).map(readPermission),
    createdAt,
    ...(values.expires === undefined ? {} : { expiresAt: readExpiry(values.expires, createdAt) }),
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

const readName = (name = ''): string => {
  const trimmed = name.trim()
  if (trimmed === '') throw new UsageError('--name is missing: whom or what the key is for.')
  if (!/^\P{C}{1,100}$/u.test(trimmed))
    throw new UsageError('--name may have 100 characters, and no control characters.')
  return trimmed
}

const readPermission = (text: string): Permission => {
  const permission = permissions.find((each) => each === text.toLowerCase())
  if (permission) return permission
  throw new UsageError(`--can does not know "${text}". There are: ${permissions.join(', ')}.`)
}

const readExpiry = (text: string, from: Date): Date =>
  new Date(from.getTime() + readNumber('--expires', text, 1, mostDays) * dayMs)
