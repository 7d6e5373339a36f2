import { LRUCache } from 'lru-cache'
import { isLoopback } from '../loopback.js'
import type { CallbackConfig } from './callback-config.js'
import { splitCallbackUrl } from './callback-url.js'
import { isSomeoneElses } from './open-domains.js'

/** Longer than any callback URL seen (600 characters), shorter than what Power Automate accepts (16,384). */
const longestUrl = 8192

const isIpLiteral = (hostname: string) => hostname.startsWith('[') || /^[\d.]+$/.test(hostname)

/** Nobody means the machines of others by `*.azure.com`, which `anyone.westeurope.cloudapp.azure.com` ends with. */
const matches = (hostname: string, pattern: string) =>
  pattern.startsWith('*.')
    ? hostname.endsWith(pattern.slice(1)) &&
      !hostname.startsWith('.') &&
      !isSomeoneElses(hostname, pattern.slice(2))
    : hostname === pattern

/** Says why a callback URL may not be called; undefined when it may. The reason names the host at most, never the query. */
export type CallbackGuard = (callbackUrl: string) => string | undefined

type HostRules = Pick<CallbackConfig, 'allowedHosts' | 'allowLoopback'>

/** The guard of a deployment: asked at subscribe, and again at delivery, since the allowed hosts may have changed. */
export const callbackGuard = (rules: HostRules): CallbackGuard => {
  // Many flows share few hosts: a delivery looks the verdict up.
  const verdicts = new LRUCache<string, { reason: string | undefined }>({ max: 1000 })

  return (callbackUrl) => {
    if (callbackUrl.length > longestUrl) {
      return `is ${callbackUrl.length} characters long; at most ${longestUrl} are accepted`
    }
    // What makes the request must see the very bytes that were checked: nothing that URL parsing would trim or replace.
    if (!/^[\x21-\x7e]+$/.test(callbackUrl)) return 'holds characters that a URL cannot have'
    const target = splitCallbackUrl(callbackUrl)
    if (target === undefined) return 'is not an absolute https URL without a fragment'

    const known = verdicts.get(target.origin)
    if (known) return known.reason
    const reason = originFault(target.origin, rules)
    verdicts.set(target.origin, { reason })
    return reason
  }
}

const originFault = (
  origin: string,
  { allowedHosts, allowLoopback }: HostRules,
): string | undefined => {
  if (!URL.canParse(origin)) return 'names no valid host'
  const { protocol, hostname, port, username, password } = new URL(origin)
  if (username !== '' || password !== '' || origin.includes('@')) return 'holds credentials'
  if (allowLoopback && isLoopback(hostname)) return undefined
  if (protocol !== 'https:') return 'is plain http; only https is called'
  if (port !== '') return `names the port ${port}; only 443 is called`
  if (isIpLiteral(hostname)) return 'names an IP address; only host names are called'
  if (!allowedHosts.some((pattern) => matches(hostname, pattern))) {
    return `names the host "${hostname}", which is not an allowed one (setting CALLBACK_ALLOWED_HOSTS)`
  }
  return undefined
}
