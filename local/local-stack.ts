import { startAzurite } from './azurite.js'
import { startHostProcess, type HostProcess, type HostProcessOptions } from './host-process.js'
import { startIssuer, type Issuer } from './issuer.js'

/** The tenant that the local issuer speaks for; invented. */
export const localTenant = '11111111-2222-4333-8444-555555555555'

/** The app registration that its tokens are for; invented too. */
export const localClient = '99999999-8888-4777-8666-555555555555'

/** The key that fires events locally. */
export const localPublisherKey = 'local-publisher-key'

/** All that the app needs around it, on this machine. */
export interface LocalStack {
  /** What each host starts with. */
  readonly settings: Readonly<Record<string, string>>
  /** Absent when the settings name an issuer. */
  readonly issuer?: Issuer
  readonly startHost: (
    options?: Omit<HostProcessOptions, 'settings'> & Partial<HostProcessOptions>,
  ) => Promise<HostProcess>
  /** Stops the hosts it started, then the rest. */
  readonly stop: () => Promise<void>
}

/** What a stack starts with. */
export interface LocalStackOptions {
  /** Settings that win over the local defaults; a storage or an issuer that they name is not started. */
  readonly settings: Readonly<Record<string, string | undefined>>
  /** Where Azurite keeps its data; absent: in memory. */
  readonly dataFolder?: string
  /** Told of each part as it comes up. */
  readonly progress?: (line: string) => void
}

const defaults = {
  AzureAd__TenantId: localTenant,
  AzureAd__ClientId: localClient,
  AzureAd__Audience: '',
  AzureAd__Scopes: '',
  PUBLISHER_KEYS: localPublisherKey,
  CALLBACK_ALLOWED_HOSTS: '',
  CALLBACK_ALLOW_LOOPBACK: 'true',
  CALLBACK_TIMEOUT: '10',
  RETRY_SCHEDULE: '1,2,4,8',
}

/** Starts storage and a token issuer where the settings name none; hosts are started on demand. */
export const startLocalStack = async ({
  settings,
  dataFolder,
  progress = () => undefined,
}: LocalStackOptions): Promise<LocalStack> => {
  const given = Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
  const stops: (() => Promise<void>)[] = []
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }

  try {
    const storage = await namedStorage(given, async () => {
      const azurite = await startAzurite(dataFolder === undefined ? {} : { location: dataFolder })
      stops.push(azurite.stop)
      progress('Azurite is up.')
      return azurite.connectionString
    })

    let issuer: Issuer | undefined
    if (given.AzureAd__Instance === undefined) {
      issuer = await startIssuer()
      stops.push(issuer.stop)
      progress(`The token issuer is up, on ${issuer.instance}`)
    }

    const all = {
      ...defaults,
      ...storage,
      ...(issuer ? { AzureAd__Instance: issuer.instance } : {}),
      ...given,
    }
    return {
      settings: all,
      ...(issuer ? { issuer } : {}),
      startHost: async (options = {}) => {
        const host = await startHostProcess({
          ...options,
          settings: { ...all, ...options.settings },
        })
        stops.push(host.stop)
        return host
      },
      stop: stopAll,
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}

const namedStorage = async (
  given: Readonly<Record<string, string>>,
  start: () => Promise<string>,
): Promise<Record<string, string>> =>
  Object.keys(given).some((name) => name.startsWith('AzureWebJobsStorage'))
    ? {}
    : { AzureWebJobsStorage: await start() }
