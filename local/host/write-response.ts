import type { ServerResponse } from 'node:http'
import type { RpcCookie, RpcHttp, RpcTypedData } from './functions-core.js'

const setCookie = (cookie: RpcCookie): string => {
  const { domain, path, expires, maxAge, secure, httpOnly, sameSite = 'none' } = cookie
  const sameSiteNames = { none: '', explicitNone: 'None', lax: 'Lax', strict: 'Strict' }
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    expires && `Expires=${new Date(expires.value.seconds * 1000).toUTCString()}`,
    maxAge && `Max-Age=${maxAge.value}`,
    domain && `Domain=${domain.value}`,
    path && `Path=${path.value}`,
    secure?.value && 'Secure',
    httpOnly?.value && 'HttpOnly',
    sameSiteNames[sameSite] && `SameSite=${sameSiteNames[sameSite]}`,
  ]
    .filter(Boolean)
    .join('; ')
}

const bodyOf = ({ body }: RpcHttp): Buffer => Buffer.from(body?.bytes ?? body?.string ?? '')

/** Ends a response with a status and nothing else. */
export const writeEmpty = (response: ServerResponse, status: number): void => {
  response.writeHead(status, status === 204 ? {} : { 'content-length': '0' }).end()
}

/**
 * Writes what a function returned; nothing returned is 204, as in the real host. Yields the status.
 */
export const writeResponse = (
  response: ServerResponse,
  returned: RpcTypedData | null | undefined,
): number => {
  const http = returned?.http
  const status = http ? Number(http.statusCode ?? 200) : 204
  if (!http) {
    writeEmpty(response, status)
    return status
  }
  const body = bodyOf(http)
  for (const [name, value] of Object.entries(http.headers ?? {})) response.setHeader(name, value)
  if (http.cookies?.length) response.setHeader('set-cookie', http.cookies.map(setCookie))
  response.removeHeader('transfer-encoding')
  if (![204, 304].includes(status)) response.setHeader('content-length', body.length)
  response.writeHead(status).end(body)
  return status
}
