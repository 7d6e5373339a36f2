import type { WireRequest } from './exchange.js'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** A request as a curl command for a POSIX shell, secrets as they are in what it is given. */
export const asCurl = ({ method, url, headers, body }: WireRequest): string =>
  [
    `curl -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ')
