import { TableClient } from '@azure/data-tables'
import type { TokenCredential } from '@azure/identity'
import { QueueClient } from '@azure/storage-queue'
import { storageCallTimes, type CallTimes } from './bounded-call.js'
import { ownIdentity } from './identity-credential.js'
import { lazy } from './lazy.js'
import { openQueue, type MakeQueueClient, type Queue } from './open-queue.js'
import { openTable, type MakeTableClient } from './open-table.js'
import { quickTableClient } from './quick-table-client.js'
import { storageClock } from './storage-clock.js'
import type { StorageConfig } from './storage-config.js'
import { undiciClient } from './undici-client.js'

/** Tables and queues by name, created on first use, and again when they were deleted meanwhile. Every call of them ends. */
export interface Storage {
  readonly table: (name: string) => () => Promise<TableClient>
  readonly queue: (name: string) => () => Promise<Queue>
  /** What storage's clock says: the same for all instances, however wrong their own are. */
  readonly now: () => Date
}

/** What opens storage otherwise than an app of its own does. */
export interface OpenOptions {
  readonly times?: CallTimes
  readonly ownNow?: () => Date
  /** Who asks, where no key opens the account; by default the identity that this process runs as. */
  readonly credential?: TokenCredential
}

/** Opens a storage account. Nothing is sent before the first use of a table or queue. */
export const openStorage = (
  config: StorageConfig,
  {
    times = storageCallTimes,
    ownNow = () => new Date(),
    credential = ownIdentity(config),
  }: OpenOptions = {},
): Storage => {
  const clock = storageClock(ownNow)
  const httpClient = undiciClient()
  const allowInsecureConnection =
    'connectionString' in config && isPlainHttp(config.connectionString)

  const tableClient =
    (name: string): MakeTableClient =>
    (options) =>
      clock.heed(
        quickTableClient(
          'connectionString' in config
            ? TableClient.fromConnectionString(config.connectionString, name, {
                ...{ ...options, httpClient, allowInsecureConnection },
              })
            : new TableClient(config.tableUrl, name, credential, { ...options, httpClient }),
          { httpClient, allowInsecureConnection },
        ),
      )

  const queueClient =
    (name: string): MakeQueueClient =>
    (options) =>
      'connectionString' in config
        ? new QueueClient(config.connectionString, name, options)
        : new QueueClient(`${config.queueUrl}/${name}`, credential, options)

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
