import { permissions, type ApiKey } from './api-key.js'

/** A key as a table row: its id is the partition, so that it is found by one point read, and keys spread over servers. */
export interface KeyRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly name: string
  readonly tenantId: string
  /** Comma-separated; absent: all. */
  readonly eventTypes?: string
  /** Comma-separated. */
  readonly permissions: string
  readonly createdAt: Date
  readonly expiresAt?: Date
  readonly revokedAt?: Date
  readonly lastUsedAt?: Date
  readonly digest: string
  readonly formerDigest?: string
  readonly formerUntil?: Date
}

/** A key's partition and row key. */
export const toKeys = (id: string) => ({ partitionKey: id, rowKey: 'key' })

/** The columns that a rotation changes. */
export const toSecretColumns = ({ digest, former }: Pick<ApiKey, 'digest' | 'former'>) => ({
  digest,
  ...(former ? { formerDigest: former.digest, formerUntil: former.until } : {}),
})

/** A key to be stored. */
export const toRow = (key: ApiKey): KeyRow => ({
  ...toKeys(key.id),
  ...toSecretColumns(key),
  name: key.name,
  tenantId: key.tenantId,
  ...(key.eventTypes ? { eventTypes: key.eventTypes.join(',') } : {}),
  permissions: key.permissions.join(','),
  createdAt: key.createdAt,
  ...(key.expiresAt ? { expiresAt: key.expiresAt } : {}),
})

/** A stored row. */
export const toApiKey = (row: KeyRow): ApiKey => ({
  id: row.partitionKey,
  name: row.name,
  tenantId: row.tenantId,
  ...(row.eventTypes === undefined ? {} : { eventTypes: row.eventTypes.split(',') }),
  permissions: permissions.filter((permission) => row.permissions.split(',').includes(permission)),
  createdAt: new Date(row.createdAt),
  ...(row.expiresAt ? { expiresAt: new Date(row.expiresAt) } : {}),
  ...(row.revokedAt ? { revokedAt: new Date(row.revokedAt) } : {}),
  ...(row.lastUsedAt ? { lastUsedAt: new Date(row.lastUsedAt) } : {}),
  digest: row.digest,
  ...(row.formerDigest !== undefined && row.formerUntil
    ? { former: { digest: row.formerDigest, until: new Date(row.formerUntil) } }
    : {}),
})
