import { TableClient } from '@azure/data-tables'
import { isLoopback } from '../loopback.js'
import type { StorageConfig } from './storage-config.js'

/** Whether storage is that of this machine: the emulator, by whichever connection string. */
export const isLocalStorage = (config: StorageConfig): boolean => {
  try {
    return (
      'connectionString' in config &&
      isLoopback(
        new URL(TableClient.fromConnectionString(config.connectionString, 'any').url).hostname,
      )
    )
  } catch {
    return false // no connection string at all, which is told elsewhere
  }
}
