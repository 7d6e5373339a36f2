import type { CallbackConfig } from '../config.js'
import { splitCallbackUrl } from './callback-url.js'

/** Longer than any callback URL seen (600 characters), shorter than what Power Automate accepts (16,384). */
const longestUrl = 8192

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

const isIpLiteral = (hostname: string) => hostname.startsWith('[') || /^[\d.]+$/.test(hostname)

const matches = (hostname: string, pattern: string) =>
  pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern

/** Says why a callback URL may not be called; undefined when it may. The reason names the host at most, never the query. */
export type CallbackGuard = (callbackUrl: string) => string | undefined

/** The guard of a deployment: asked at subscribe, and again at delivery, since the allowed hosts may have changed. */
export const callbackGuard =
  ({
    allowedHosts,
    allowLoopback,
  }: Pick<CallbackConfig, 'allowedHosts' | 'allowLoopback'>): CallbackGuard =>
  (callbackUrl) => {
    if (callbackUrl.length > longestUrl) {
      return `is ${callbackUrl.length} characters long; at most ${longestUrl} are accepted`
    }
    // What makes the request must see the very bytes that were checked: nothing that URL parsing would trim or replace.
    if (!/^[\x21-\x7e]+$/.test(callbackUrl)) return 'holds characters that a URL cannot have'
    if (splitCallbackUrl(callbackUrl) === undefined)
      return 'is not an absolute https URL without a fragment'

    const { protocol, hostname, username, password } = new URL(callbackUrl)
    if (username !== '' || password !== '') return 'holds credentials'
    if (allowLoopback && loopbackHosts.includes(hostname)) return undefined
    if (protocol !== 'https:') return 'is plain http; only https is called'
    if (isIpLiteral(hostname)) return 'names an IP address; only host names are called'
    if (!allowedHosts.some((pattern) => matches(hostname, pattern))) {
      return `names the host "${hostname}", which is not an allowed one (setting CALLBACK_ALLOWED_HOSTS)`
    }
    return undefined
  }
