import type { IncomingMessage } from 'node:http'
import type { RpcHttp, RpcValue } from './functions-core.js'
import type { RouteParams } from './route-template.js'

/**
 * The URL as the real host gives it to a function: the Host header, and the scheme of
 * X-Forwarded-Proto. It takes no notice of X-Forwarded-Host. Undefined when these make no URL.
 */
export const requestUrl = ({ headers, url }: IncomingMessage): URL | undefined => {
  const forwarded = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim()
    .toLowerCase()
  const text = `${forwarded === 'https' ? 'https' : 'http'}://${headers.host ?? ''}${url ?? ''}`
  return URL.canParse(text) ? new URL(text) : undefined
}

const values = (entries: Iterable<readonly [string, string]>): Record<string, RpcValue<string>> => {
  const joined = new Map<string, string>()
  for (const [name, value] of entries) {
    const before = joined.get(name)
    joined.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries([...joined].map(([name, value]) => [name, { value }]))
}

const headerEntries = ({ headersDistinct }: IncomingMessage): (readonly [string, string])[] =>
  Object.entries(headersDistinct)
    .map(([name, all]) => [name, (all ?? []).join(',')] as const)
    .filter(([, value]) => value !== '')

/**
 * A request as it goes to the library; headers with no value are left out and repeated ones joined,
 * as in the real host.
 */
export const toRpcRequest = (
  request: IncomingMessage,
  url: URL,
  params: RouteParams,
  body: Buffer | undefined,
): RpcHttp => ({
  method: request.method ?? '',
  url: url.href,
  nullableHeaders: values(headerEntries(request)),
  nullableQuery: values(url.searchParams),
  nullableParams: values(Object.entries(params)),
  ...(body && { body: { bytes: body } }),
})
