import type { ClientOptions, RequestOptions, Surroundings } from './client-options.js'
import { problemOf } from './problem-error.js'
import { retryAfterSeconds } from './retry-after.js'
import { isPassing, usualRetries, waitAfter, type RetryPolicy } from './retry-policy.js'

/** What is asked. */
export interface SentRequest extends RequestOptions {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: string
}

/** What was answered, if it was no refusal. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Seconds after which to ask again, where the answer says so. */
  readonly retryAfter: number | undefined
}

/**
 * Sends a request until it is answered: again, the very same, after faults of the network and answers that may pass. Throws a ProblemError
 * for any other answer, and what the network failed by when it goes on failing.
 */
export type Send = (request: SentRequest) => Promise<Answer>

/** Why there is no answer, and whether there may be one later. */
interface Failure {
  readonly fault: unknown
  readonly mayPass: boolean
  readonly retryAfter?: number | undefined
}

const usualTimeoutSeconds = 30

const credentialsOf = async ({ apiKey, token }: ClientOptions): Promise<Record<string, string>> =>
  apiKey === undefined ? { authorization: `Bearer ${await token()}` } : { 'x-api-key': apiKey }

const initOf = (
  { method, body, headers, signal }: SentRequest,
  credentials: Readonly<Record<string, string>>,
  timeoutSeconds: number,
): RequestInit => {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000)
  return {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
      ...credentials,
    },
    ...(body === undefined ? {} : { body }),
    // A key goes to nobody else.
    redirect: 'error',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }
}

/** Sends as the options say. */
export const send = (options: ClientOptions, { now, pause, random }: Surroundings): Send => {
  const { timeoutSeconds = usualTimeoutSeconds } = options
  const policy: RetryPolicy = {
    attempts: options.attempts ?? usualRetries.attempts,
    longestWaitSeconds: options.longestWaitSeconds ?? usualRetries.longestWaitSeconds,
  }

  const attemptOnce = async (request: SentRequest): Promise<Answer | Failure> => {
    const init = initOf(request, await credentialsOf(options), timeoutSeconds)
    try {
      // Looked up now, not when the client was made: instrumentation may have replaced it since.
      const response = await (options.fetch ?? fetch)(request.url, init)
      const { status, headers } = response
      const retryAfter = retryAfterSeconds(headers.get('retry-after'), now())
      const text = await response.text()
      return status < 300
        ? { status, body: JSON.parse(text) as unknown, retryAfter }
        : { fault: problemOf(status, text, retryAfter), mayPass: isPassing(status), retryAfter }
    } catch (fault) {
      return { fault, mayPass: request.signal?.aborted !== true }
    }
  }

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const result = await attemptOnce(request)
      if (!('fault' in result)) return result
      const { fault, mayPass, retryAfter } = result
      const wait = mayPass ? waitAfter(attempt, retryAfter, policy, random) : undefined
      if (wait === undefined) throw fault
      await pause(wait, request.signal)
    }
  }
}
