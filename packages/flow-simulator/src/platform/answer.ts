/** What each kind of answer can be told besides its kind. */
export interface AnswerKinds {
  /** A run starts: 202 and an empty body. */
  readonly accept: object
  /** The flow is switched off, suspended or deleted. */
  readonly off: { readonly state?: 'Disabled' | 'Suspended' | 'Deleted' }
  /** The workflow is no more. */
  readonly gone: object
  readonly 'schema-mismatch': object
  readonly unauthorized: object
  readonly throttled: { readonly retryAfter?: string }
  readonly unavailable: { readonly retryAfter?: string }
  /** Any status; a run starts when it is a 2xx, as with a flow that has a Response step. */
  readonly status: {
    readonly status: number
    readonly body?: string
    readonly headers?: Readonly<Record<string, string>>
  }
  /** Never answers. */
  readonly hang: object
  /** Resets the connection. */
  readonly reset: object
  /** Accepts at once, says so late. */
  readonly slow: { readonly milliseconds: number }
  /** Accepts, then sends so many bytes of body; `Infinity` for ever. */
  readonly flood: { readonly bytes: number }
  /** Accepts, then sends a byte of body each second for ever. */
  readonly drip: object
  readonly redirect: { readonly location: string }
}

/** How a flow answers one request. */
export type Reply<K extends keyof AnswerKinds = keyof AnswerKinds> = {
  [P in K]: { readonly kind: P } & AnswerKinds[P]
}[K]

/** How a flow answers: always alike, or by the attempt's number, from 1, of the request's `x-ms-client-tracking-id`. */
export type Answer = Reply | ((attempt: number) => Reply)

/** Fails so many times, then accepts. */
export const failTimes =
  (times: number, failure: Reply): Answer =>
  (attempt) =>
    attempt <= times ? failure : { kind: 'accept' }

/** Answers with each reply in turn, and goes on with the last. */
export const inTurn =
  (...replies: readonly [Reply, ...Reply[]]): Answer =>
  (attempt) =>
    replies[Math.min(attempt, replies.length) - 1] ?? replies[0]
