import { isLoopback } from '../loopback.js'
import { plainNumber, readSwitch, type Settings } from '../settings.js'
import { isLocalStorage } from '../storage/is-local-storage.js'
import type { StorageConfig } from '../storage/storage-config.js'
import { defaultCallbackHosts } from './callback-hosts.js'
import { isOpenDomain } from './open-domains.js'

/** Which callback URLs are called, and for how long. */
export interface CallbackConfig {
  /** `host.example` or `*.example`, lower case. */
  readonly allowedHosts: readonly string[]
  readonly allowLoopback: boolean
  readonly timeoutSeconds: number
}

const hostPattern = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** Azure sets WEBSITE_INSTANCE_ID on App Service, and a public host name on every plan; Core Tools sets `localhost:<port>`. */
const runsInAzure = (read: Settings['read']): boolean => {
  const [host = ''] = read('WEBSITE_HOSTNAME').split(':')
  return read('WEBSITE_INSTANCE_ID') !== '' || (host !== '' && !isLoopback(host))
}

/** What is plainly a developer's machine: its storage is its own, or a host says so (Core Tools and the local host do). */
const isDevelopers = (read: Settings['read'], storage: StorageConfig): boolean =>
  !runsInAzure(read) &&
  (isLocalStorage(storage) || read('AZURE_FUNCTIONS_ENVIRONMENT').toLowerCase() === 'development')

const parseHosts = ({ readList, fault }: Settings): readonly string[] => {
  const hosts = readList('CALLBACK_ALLOWED_HOSTS').map((host) => host.toLowerCase())
  for (const host of hosts) {
    const domain = host.startsWith('*.') ? host.slice(2) : undefined
    if (!hostPattern.test(host) || /^[\d.]+$/.test(host))
      fault(
        'CALLBACK_ALLOWED_HOSTS',
        `holds "${host}", which is neither a host nor "*." and a domain`,
      )
    else if (domain !== undefined && isOpenDomain(domain))
      fault(
        'CALLBACK_ALLOWED_HOSTS',
        `holds "${host}", where anyone can have a name: write out the hosts that are yours`,
      )
  }
  return hosts
}

const parseLoopback = (settings: Settings, storage: StorageConfig): boolean => {
  const allowLoopback = readSwitch(settings, 'CALLBACK_ALLOW_LOOPBACK') ?? false
  if (allowLoopback && !isDevelopers(settings.read, storage))
    settings.fault(
      'CALLBACK_ALLOW_LOOPBACK',
      "is for a developer's machine only, where storage is an emulator or AZURE_FUNCTIONS_ENVIRONMENT is Development: remove it",
    )
  return allowLoopback
}

/** The settings `CALLBACK_…`, of an app with this storage. */
export const parseCallbacks = (settings: Settings, storage: StorageConfig): CallbackConfig => {
  const { read, fault } = settings
  const allowedHosts = parseHosts(settings)
  const allowLoopback = parseLoopback(settings, storage)
  const timeout = read('CALLBACK_TIMEOUT') || '30'
  const timeoutSeconds = plainNumber(timeout)
  if (!(timeoutSeconds >= 1 && timeoutSeconds <= 60)) {
    fault('CALLBACK_TIMEOUT', `is no number of seconds from 1 to 60: "${timeout}"`)
  }
  return {
    allowedHosts: allowedHosts.length > 0 ? allowedHosts : defaultCallbackHosts,
    allowLoopback,
    timeoutSeconds,
  }
}
