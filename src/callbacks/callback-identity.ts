import { splitCallbackUrl } from './callback-url.js'

/**
 * What the platform reads of a callback URL's query; whatever else stands there, the same flow is started.
 * Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#generate-shared-access-signatures-sas
 */
const readByPlatform = new Set(['api-version', 'sp', 'sv', 'se', 'sig', 'code'])

const isRead = (part: string): boolean => {
  const at = part.indexOf('=')
  const name = at < 0 ? part : part.slice(0, at)
  return readByPlatform.has(name) || readByPlatform.has(name.toLowerCase())
}

/**
 * What callback URLs have in common that reach the same receiver: these share what one receiver may be given at once. A secret, like them.
 * It is asked for with every delivery.
 */
export const callbackIdentity = (callbackUrl: string): string => {
  const { origin, path } = splitCallbackUrl(callbackUrl) ?? { origin: '', path: callbackUrl }
  const at = path.indexOf('?')
  if (at < 0) return origin.toLowerCase() + path
  const parts = path.slice(at + 1).split('&')
  const known = parts.every(isRead) ? parts : parts.filter(isRead)
  const isSorted = known.every((part, i) => i === 0 || part >= (known[i - 1] ?? ''))
  if (!isSorted) known.sort()
  return `${origin.toLowerCase()}${path.slice(0, at)}?${known.join('&')}`
}
