import { request } from 'undici'
import type { Send } from './exchange.js'

// Microsoft documents 120 seconds for an outbound synchronous request.
const timeout = 120_000

/** Sends over HTTP; follows no redirect, and waits as long as the platform does. */
export const undiciSend: Send = async ({ method, url, headers, body }) => {
  const response = await request(url, {
    method,
    headers,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    ...(body !== undefined && { body }),
  })
  const text = await response.body.text()
  return {
    status: response.statusCode,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    body: text,
  }
}
