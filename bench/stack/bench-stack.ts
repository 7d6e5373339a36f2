import { startAzurite } from '../../local/azurite.js'
import { blankSettings } from '../../local/blank-settings.js'
import { startHostProcess, type HostProcess } from '../../local/host-process.js'
import { encryptionKey } from '../../src/encryption/encryption-key.js'
import { plainCipher, textCipher } from '../../src/encryption/text-cipher.js'
import { startReceiver, type Receiver } from '../receiver/receiver.js'
import { followUsage, probeOptions, type HostUsage } from './host-usage.js'
import { processorTime } from './processor-time.js'
import { createPublisher, type Publisher } from './publisher.js'
import { seedSubscriptions } from './seed-subscriptions.js'

/** Azurite, the app and a receiver of callbacks, each in a process of its own, on free ports, keeping nothing. */
export interface BenchStack {
  readonly receiver: Receiver
  readonly publisher: Publisher
  readonly host: HostProcess
  readonly usage: () => HostUsage
  /** What Azurite has used of the processors so far, in milliseconds; NaN where nobody says. */
  readonly storageCpuMs: () => number
  /** Subscribes so many flows of a tenant, whose callbacks are below a path such as `/to/`. */
  readonly subscribe: (tenantId: string, count: number, path?: string) => Promise<readonly string[]>
}

/** What a stack is started with. */
export interface BenchStackOptions {
  /** How long an idle queue is left alone at most; host.json's own unless given. */
  readonly pollingInterval?: string
  /** Stands between the app and its storage; answers the connection string that the app is to use. */
  readonly between?: (connectionString: string) => Promise<string>
  /** Whether callback URLs are encrypted where they are stored, as they are to be; true unless given. */
  readonly isEncrypted?: boolean
}

/** The tenants that the benchmark's events are for. */
export const tenants = Array.from(
  { length: 10 },
  (_, i) => `7e4a47ed-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
)
/** The first of them, for figures that need one only. */
export const [tenant = ''] = tenants

/** What an event holds in all figures: the catalogue's own sample of its type. */
export const eventType = 'instore'
/** The bytes that are fired, and arrive. */
export const payload = Buffer.from(
  '{"storeName":"Magasin 1","productName":"RTX 3090","quantity":500}',
)

/** Looked at so often, a queue costs no figure its meaning that is not about waiting for it. */
export const eager = '00:00:00.100'

/** POSTs that one callback may get in five minutes: out of the way, because the benchmark asks few callbacks to take much. */
export const callbackBudget = 1_000_000

const key = 'benchmark-publisher-key'

const encryptionKeyBytes = Buffer.alloc(32, 'benchmark')
const cipher = textCipher([encryptionKey(encryptionKeyBytes)])

/** Starts a stack, lets it be used, and stops it, whatever came of it. */
export const withStack = async <T>(
  {
    pollingInterval,
    between = (same) => Promise.resolve(same),
    isEncrypted = true,
  }: BenchStackOptions,
  use: (stack: BenchStack) => Promise<T>,
): Promise<T> => {
  const stops: (() => Promise<unknown>)[] = []
  try {
    const azurite = await startAzurite()
    stops.push(azurite.stop)
    const receiver = await startReceiver()
    stops.push(receiver.stop)
    const { read, usage } = followUsage()
    const host = await startHostProcess({
      log: read,
      settings: {
        ...(await blankSettings()),
        AzureWebJobsStorage: await between(azurite.connectionString),
        AzureAd__TenantId: tenants.join(','),
        AzureAd__ClientId: '99999999-8888-4777-8666-555555555555',
        PUBLISHER_KEYS: key,
        ...(isEncrypted && { ENCRYPTION_KEYS: encryptionKeyBytes.toString('base64') }),
        CALLBACK_ALLOW_LOOPBACK: 'true',
        CALLBACK_BUDGET: String(callbackBudget),
        NODE_OPTIONS: probeOptions(process.env.NODE_OPTIONS),
        ...(pollingInterval && {
          AzureFunctionsJobHost__extensions__queues__maxPollingInterval: pollingInterval,
        }),
      },
    })
    // What hangs is not waited for: all that counts has been counted.
    stops.push(host.kill)
    const publisher = createPublisher({ url: host.url, eventType, key })
    stops.push(publisher.stop)
    return await use({
      ...{ receiver, publisher, host, usage },
      storageCpuMs: () => processorTime(azurite.processId),
      subscribe: (tenantId, count, path = '/to/') =>
        seedSubscriptions(
          azurite.connectionString,
          { ...{ tenantId, eventType, count }, callbackBase: receiver.url + path },
          isEncrypted ? cipher : plainCipher,
        ),
    })
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}
