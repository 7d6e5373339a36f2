import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** Whether a request names this machine, as no page does that another name was made to lead here. */
export const isForThisMachine = ({ headers: { host = '' } }: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)

/** Whether a request is the page's own: it has the token of the address's fragment, which no other page can read. */
export const isOfThePage = ({ headers }: IncomingMessage, token: string): boolean =>
  isSame(String(headers['x-play-token'] ?? ''), token)

/** What a page of the playground may do: run its own script, and talk to its own server. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const
