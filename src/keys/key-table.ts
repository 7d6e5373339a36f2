import { odata, type TableClient } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { allRows } from '../storage/table-query.js'
import type { ApiKey } from './api-key.js'
import { toApiKey, toKeys, toRow, toSecretColumns, type KeyRow } from './key-row.js'

/** A key as it was read. */
export interface StoredKey extends ApiKey {
  /** Changes with each change of the row. */
  readonly version: string
}

/** The API keys that there are. */
export interface Keys {
  readonly add: (key: ApiKey) => Promise<void>
  readonly get: (id: string) => Promise<StoredKey | undefined>
  readonly all: () => AsyncIterable<ApiKey>
  /** Changes the secrets; false, and nothing is changed, when the key is no longer as it was read. */
  readonly rotate: (key: StoredKey, secrets: Pick<ApiKey, 'digest' | 'former'>) => Promise<boolean>
  readonly revoke: (id: string, at: Date) => Promise<void>
  readonly noteUsed: (id: string, at: Date) => Promise<void>
}

/** API keys in Azure Table Storage, a partition each. */
export const tableKeys = (table: () => Promise<TableClient>): Keys => {
  const merge = async (id: string, columns: Pick<KeyRow, 'lastUsedAt' | 'revokedAt'>) => {
    await (await table()).updateEntity({ ...toKeys(id), ...columns }, 'Merge')
  }

  return {
    add: async (key) => {
      await (await table()).createEntity(toRow(key))
    },

    get: async (id) => {
      const { partitionKey, rowKey } = toKeys(id)
      const row = await findRow<KeyRow>(table, partitionKey, rowKey)
      return row && { ...toApiKey(row), version: row.etag }
    },

    all: async function* () {
      for await (const row of allRows<KeyRow>(table, {
        filter: odata`RowKey eq ${toKeys('').rowKey}`,
      }))
        yield toApiKey(row)
    },

    rotate: async ({ id, version }, secrets) => {
      const row = { ...toKeys(id), ...toSecretColumns(secrets) }
      return succeededUnless([404, 412], async () =>
        (await table()).updateEntity(row, 'Merge', { etag: version }),
      )
    },

    revoke: (id, revokedAt) => merge(id, { revokedAt }),

    noteUsed: (id, lastUsedAt) => merge(id, { lastUsedAt }),
  }
}
