import type { Dispatcher } from 'undici'
import type { CallbackConfig } from '../config.js'
import type { CallbackGuard } from '../subscriptions/callback-guard.js'
import { splitCallbackUrl } from '../subscriptions/callback-url.js'
import type { Attempt } from './delivery.js'
import { parseFlowFault } from './flow-fault.js'
import { parseRetryAfter } from './retry-schedule.js'

/** What is POSTed. */
export interface CallbackRequest {
  readonly callbackUrl: string
  readonly payload: Uint8Array
  /** Names the delivery; becomes the run's client tracking id, where a maker can search for it. */
  readonly trackingId: string
  /** A GUID, shared by all deliveries of an event. */
  readonly correlationId: string
}

/** Makes one POST. Whatever the receiver does is a value; it never throws. */
export type PostCallback = (request: CallbackRequest) => Promise<Attempt>

/** What it works with. */
export interface PostCallbackParts {
  readonly guard: CallbackGuard
  readonly dispatcher: Dispatcher
  readonly timeoutSeconds: CallbackConfig['timeoutSeconds']
  readonly now: () => Date
}

/** More of a response than this is not read: an error's code stands at its beginning. */
const responseLimit = 16 * 1024

/** POSTs to callback URLs with undici: byte for byte, without credentials, following no redirect, within a time limit. */
export const postCallback =
  ({ guard, dispatcher, timeoutSeconds, now }: PostCallbackParts): PostCallback =>
  async ({ callbackUrl, payload, trackingId, correlationId }) => {
    const at = now()
    const attempt = (facts: Omit<Attempt, 'at' | 'milliseconds'>): Attempt => ({
      at,
      milliseconds: Math.max(0, now().getTime() - at.getTime()),
      ...facts,
    })

    const target = splitCallbackUrl(callbackUrl)
    if (target === undefined || guard(callbackUrl) !== undefined)
      return attempt({ error: 'not-allowed' })

    const limit = new AbortController()
    const timer = setTimeout(() => {
      limit.abort()
    }, timeoutSeconds * 1000)
    const stopTimer = () => {
      clearTimeout(timer)
    }
    try {
      const { statusCode, headers, body } = await dispatcher.request({
        ...target,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'flow-triggers/1',
          'x-ms-client-tracking-id': trackingId,
          'x-ms-correlation-id': correlationId,
        },
        body: payload,
        signal: limit.signal,
      })
      const header = (name: string) => [headers[name] ?? []].flat()[0]
      const runId = header('x-ms-workflow-run-id')
      const retryAfter = parseRetryAfter(header('retry-after'), now())
      const answer = {
        status: statusCode,
        ...(runId === undefined ? {} : { runId: runId.slice(0, 128) }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
      }
      if (statusCode < 300) {
        // Accepted, whatever the body says or becomes: it is drained behind our back, and cut off by the limits.
        void body
          .dump({ limit: responseLimit })
          .catch(() => undefined)
          .finally(stopTimer)
        return attempt(answer)
      }
      const fault = parseFlowFault(await readStart(body))
      stopTimer()
      return attempt({ ...answer, ...fault })
    } catch (error) {
      stopTimer()
      return attempt({ error: limit.signal.aborted ? 'timeout' : codeOf(error) })
    }
  }

/** The start of an error's body, which may be long, slow or broken off: the status is the verdict all the same. */
const readStart = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part)
      length += part.length
      if (length >= responseLimit) break // leaving the loop closes the connection
    }
  } catch {
    // What has come so far is all there is.
  }
  return Buffer.concat(parts).toString('utf8', 0, responseLimit)
}

/** An error's code, never its message: a message may hold a URL. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
