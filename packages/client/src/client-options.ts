import type { RetryPolicy } from './retry-policy.js'

/** Who fires: a key, or whatever gets a token of Entra ID, which is asked before each attempt. */
export type Credentials =
  | { readonly apiKey: string; readonly token?: never }
  | { readonly token: () => Promise<string>; readonly apiKey?: never }

/** What a client is made for. */
export type ClientOptions = Credentials &
  Partial<RetryPolicy> & {
    /** Where the deployment is: `https://triggers.contoso.example`. */
    readonly url: string
    /** For whom, where the key is of no tenant: a tenant's id, or `all`. */
    readonly tenant?: string
    /** What makes requests; the global one by default. An instrumented one adds what traces need. */
    readonly fetch?: typeof fetch
    /** Seconds that one attempt may take, 30 by default. */
    readonly timeoutSeconds?: number
  }

/** What belongs to one request. */
export interface RequestOptions {
  /** Ends it, retries and all. */
  readonly signal?: AbortSignal
  /** Further headers, such as `traceparent`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What a client needs of its machine. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Ends early, by an error, when the signal says so. */
  readonly pause: (seconds: number, signal?: AbortSignal) => Promise<void>
  /** From 0 to 1. */
  readonly random: () => number
  readonly newKey: () => string
}

/** A machine that is real. */
export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  pause: (seconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, seconds * 1000)
      if (signal?.aborted === true) stop()
      else signal?.addEventListener('abort', stop, { once: true })
    }),
  random: () => Math.random(),
  newKey: () => crypto.randomUUID(),
}
