import type { ApiKey } from '../../src/keys/api-key.js'
import { keyState } from '../../src/keys/key-state.js'
import type { Said } from '../command-line/perform.js'
import { openKeys } from './open-keys.js'
import { textTable } from '../command-line/text-table.js'
import type { Surroundings } from './surroundings.js'

/** Every key there is, oldest first, without anything of its secret. */
export const listKeys = async (
  { json = false }: { readonly json?: boolean },
  { environment, now }: Surroundings,
): Promise<Said> => {
  const found: ApiKey[] = []
  for await (const key of openKeys(environment).all()) found.push(key)
  const shown = found
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map((key) => present(key, now()))
  if (json) return { result: JSON.stringify(shown, undefined, 2) }
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
