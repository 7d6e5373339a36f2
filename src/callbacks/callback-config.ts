import { isLoopback } from '../loopback.js'
import { plainNumber, type Settings } from '../settings.js'
import { defaultCallbackHosts } from './callback-hosts.js'

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

/** The settings `CALLBACK_…`. */
export const parseCallbacks = ({ read, readList, fault }: Settings): CallbackConfig => {
  const hosts = readList('CALLBACK_ALLOWED_HOSTS').map((host) => host.toLowerCase())
  for (const host of hosts.filter((each) => !hostPattern.test(each) || /^[\d.]+$/.test(each))) {
    fault(
      'CALLBACK_ALLOWED_HOSTS',
      `holds "${host}", which is neither a host nor "*." and a domain`,
    )
  }

  const loopback = read('CALLBACK_ALLOW_LOOPBACK').toLowerCase()
  if (!['', 'true', 'false'].includes(loopback)) {
    fault('CALLBACK_ALLOW_LOOPBACK', `is neither true nor false: "${loopback}"`)
  }
  if (loopback === 'true' && runsInAzure(read)) {
    fault('CALLBACK_ALLOW_LOOPBACK', 'is for local use only, and this app runs in Azure: remove it')
  }

  const timeout = read('CALLBACK_TIMEOUT') || '30'
  const timeoutSeconds = plainNumber(timeout)
  if (!(timeoutSeconds >= 1 && timeoutSeconds <= 60)) {
    fault('CALLBACK_TIMEOUT', `is no number of seconds from 1 to 60: "${timeout}"`)
  }
  return {
    allowedHosts: hosts.length > 0 ? hosts : defaultCallbackHosts,
    allowLoopback: loopback === 'true',
    timeoutSeconds,
  }
}
