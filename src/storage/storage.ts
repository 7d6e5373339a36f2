import { TableClient } from '@azure/data-tables'
import { QueueClient } from '@azure/storage-queue'
import { storageCallTimes, type CallTimes } from './bounded-call.js'
import { lazy } from './lazy.js'
import { openQueue, type MakeQueueClient, type Queue } from './open-queue.js'
import { openTable, type MakeTableClient } from './open-table.js'
import { storageClock } from './storage-clock.js'
import type { StorageConfig } from './storage-config.js'

/** Tables and queues by name, created on first use, and again when they were deleted meanwhile. Every call of them ends. */
export interface Storage {
  readonly table: (name: string) => () => Promise<TableClient>
  readonly queue: (name: string) => () => Promise<Queue>
  /** What storage's clock says: the same for all instances, however wrong their own are. */
  readonly now: () => Date
}

/** Opens a storage account. Nothing is sent before the first use of a table or queue. */
export const openStorage = (
  config: StorageConfig,
  times: CallTimes = storageCallTimes,
  ownNow = () => new Date(),
): Storage => {
  const clock = storageClock(ownNow)
  const credential = lazy(async () => {
    // Loaded only where a managed identity is used: it is the slowest of all packages to load.
    const { DefaultAzureCredential } = await import('@azure/identity')
    return new DefaultAzureCredential(
      'identityClientId' in config ? { managedIdentityClientId: config.identityClientId } : {},
    )
  })

  const tableClient =
    (name: string): MakeTableClient =>
    async (options) =>
      clock.heed(
        'connectionString' in config
          ? TableClient.fromConnectionString(config.connectionString, name, {
              ...options,
              allowInsecureConnection: isPlainHttp(config.connectionString),
            })
          : new TableClient(config.tableUrl, name, await credential(), options),
      )

  const queueClient =
    (name: string): MakeQueueClient =>
    async (options) =>
      'connectionString' in config
        ? new QueueClient(config.connectionString, name, options)
        : new QueueClient(`${config.queueUrl}/${name}`, await credential(), options)

  return {
    table: (name) => lazy((forget) => openTable(tableClient(name), times, forget)),
    queue: (name) => lazy((forget) => openQueue(queueClient(name), times, forget)),
    now: clock.now,
  }
}

const isPlainHttp = (connectionString: string) =>
  /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http(;|$)|TableEndpoint=http:/i.test(
    connectionString,
  )
