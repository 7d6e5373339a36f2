import { parseArgs } from 'node:util'
import type { ApiKey } from '../../src/keys/api-key.js'
import { keyState } from '../../src/keys/key-state.js'
import type { Command } from './command.js'
import { openKeys } from './open-keys.js'
import { readArgs } from '../command-line/read-args.js'
import { textTable } from '../command-line/text-table.js'

/** `list`: every key there is, oldest first, without anything of its secret. */
export const listKeys: Command = async (args, { environment, now }) => {
  const { values } = readArgs(() =>
    parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }),
  )
  const found: ApiKey[] = []
  for await (const key of openKeys(environment).all()) found.push(key)
  const shown = found
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map((key) => present(key, now()))
  if (values.json) return { result: JSON.stringify(shown, undefined, 2) }
  return shown.length === 0
    ? { remarks: ['There are no keys yet. "create" makes one.'] }
    : { result: textTable(headings, shown.map(toCells)) }
}

type Shown = ReturnType<typeof present>

const present = (key: ApiKey, now: Date) => ({
  id: key.id,
  name: key.name,
  state: keyState(key, now),
  tenantId: key.tenantId,
  /** Null: all. */
  eventTypes: key.eventTypes ?? null,
  permissions: key.permissions,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  formerSecretUntil: key.former?.until.toISOString() ?? null,
})

const headings = ['ID', 'NAME', 'STATE', 'TENANT', 'EVENT TYPES', 'CAN', 'LAST USED', 'EXPIRES']

const toCells = (key: Shown): readonly string[] => [
  key.id,
  key.name,
  key.state,
  key.tenantId,
  key.eventTypes?.join(',') ?? 'all',
  key.permissions.join(','),
  key.lastUsedAt === null ? 'never' : `${key.lastUsedAt.slice(0, 13).replace('T', ' ')}h UTC`,
  key.expiresAt?.slice(0, 10) ?? 'never',
]
