import type { TableClient, TableEntityResult } from '@azure/data-tables'
import { hasStatus } from './storage-fault.js'

/** A row by its keys; undefined when there is none. */
export const findRow = async <T extends object>(
  table: () => Promise<TableClient>,
  partitionKey: string,
  rowKey: string,
): Promise<TableEntityResult<T> | undefined> => {
  try {
    return await (await table()).getEntity<T>(partitionKey, rowKey)
  } catch (error) {
    if (hasStatus(error, 404)) return undefined
    throw error
  }
}
