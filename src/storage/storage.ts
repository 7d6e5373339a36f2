import { TableClient, type TableServiceClientOptions } from '@azure/data-tables'
import { QueueClient, type StoragePipelineOptions } from '@azure/storage-queue'
import { lazy } from './lazy.js'
import type { StorageConfig } from './storage-config.js'

/** Tables and queues by name, created on first use. */
export interface Storage {
  readonly table: (name: string) => () => Promise<TableClient>
  readonly queue: (name: string) => () => Promise<QueueClient>
}

// Short: an HTTP caller waits for the answer, and a queue message that fails comes back by itself.
const tableOptions: TableServiceClientOptions = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 1000 },
}
const queueOptions: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1000 },
}

/** Opens a storage account. Nothing is sent before the first use of a table or queue. */
export const openStorage = (config: StorageConfig): Storage => {
  const credential = lazy(async () => {
    // Loaded only where a managed identity is used: it is the slowest of all packages to load.
    const { DefaultAzureCredential } = await import('@azure/identity')
    return new DefaultAzureCredential(
      'identityClientId' in config ? { managedIdentityClientId: config.identityClientId } : {},
    )
  })

  const tableClient = async (name: string) =>
    'connectionString' in config
      ? TableClient.fromConnectionString(config.connectionString, name, {
          ...tableOptions,
          allowInsecureConnection: isPlainHttp(config.connectionString),
        })
      : new TableClient(config.tableUrl, name, await credential(), tableOptions)

  const queueClient = async (name: string) =>
    'connectionString' in config
      ? new QueueClient(config.connectionString, name, queueOptions)
      : new QueueClient(`${config.queueUrl}/${name}`, await credential(), queueOptions)

  return {
    table: (name) =>
      lazy(async () => {
        const table = await tableClient(name)
        await table.createTable()
        return table
      }),
    queue: (name) =>
      lazy(async () => {
        const queue = await queueClient(name)
        await queue.createIfNotExists()
        return queue
      }),
  }
}

const isPlainHttp = (connectionString: string) =>
  /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http;/i.test(connectionString)
