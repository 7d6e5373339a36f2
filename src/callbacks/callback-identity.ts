import { splitCallbackUrl } from './callback-url.js'

/**
 * What the platform reads of a callback URL's query; whatever else stands there, the same flow is started.
 * Source: https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app#generate-shared-access-signatures-sas
 */
const readByPlatform = ['api-version', 'sp', 'sv', 'se', 'sig', 'code']

/** What callback URLs have in common that reach the same receiver: these share what one receiver may be given at once. A secret, like them. */
export const callbackIdentity = (callbackUrl: string): string => {
  const { origin, path } = splitCallbackUrl(callbackUrl) ?? { origin: '', path: callbackUrl }
  const at = path.indexOf('?')
  if (at < 0) return origin.toLowerCase() + path
  const known = path
    .slice(at + 1)
    .split('&')
    .filter((part) => readByPlatform.includes((part.split('=')[0] ?? '').toLowerCase()))
  return `${origin.toLowerCase()}${path.slice(0, at)}?${known.sort().join('&')}`
}
