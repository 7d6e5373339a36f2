/** Every fault that a caller can be told of, by its stable code. */
export const problems = {
  'token-missing': { status: 401, title: 'A token or a key is needed' },
  'token-invalid': { status: 401, title: 'The token is not accepted' },
  'key-invalid': { status: 401, title: 'The key in x-api-key is not accepted' },
  'scope-missing': { status: 403, title: 'The token lacks the scope' },
  'role-missing': { status: 403, title: 'The token lacks the app role' },
  'permission-missing': { status: 403, title: 'The key lacks the permission' },
  'event-type-not-allowed': { status: 403, title: 'The key is not for this event type' },
  'tenant-not-allowed': { status: 403, title: 'The key is of another tenant' },
  'unknown-event-type': { status: 404, title: 'There is no such event type' },
  'unknown-subscription': { status: 404, title: 'There is no such subscription' },
  'unknown-event': { status: 404, title: 'There is no such event' },
  'unknown-dead-letter': { status: 404, title: 'There is no such delivery' },
  'not-a-dead-letter': { status: 409, title: 'The delivery is over' },
  'subscription-disabled': { status: 409, title: 'The subscription is disabled' },
  'event-filtered': { status: 409, title: 'The subscription’s filters keep the event away' },
  'event-not-settled': { status: 409, title: 'The event is still on its way' },
  'callback-busy': { status: 429, title: 'The callback has all the calls it may have' },
  'unknown-page': { status: 404, title: 'There is no such page' },
  'length-required': { status: 411, title: 'The body needs a Content-Length' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'body-not-json': { status: 400, title: 'The body is not JSON' },
  'body-too-deep': { status: 400, title: 'The body is nested too deeply' },
  'content-type-unsupported': { status: 415, title: 'The content type is not accepted' },
  'batch-empty': { status: 400, title: 'The batch holds no event' },
  'batch-too-large': { status: 413, title: 'The batch holds too many events' },
  'cloud-event-invalid': { status: 400, title: 'The CloudEvent is not accepted' },
  'payload-invalid': { status: 400, title: 'The payload does not fit the event type' },
  'filter-unknown': { status: 400, title: 'The event type has no such filter' },
  'filter-invalid': { status: 400, title: 'The filter can never match' },
  'cursor-invalid': { status: 400, title: 'The cursor is not one of ours' },
  'unknown-property': { status: 404, title: 'The event type has no such filter' },
  'idempotency-key-invalid': { status: 400, title: 'The idempotency key is not accepted' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key stands for another event' },
  'signature-invalid': { status: 401, title: 'The signature is not accepted' },
  'ingest-off': { status: 404, title: 'This source of events is switched off' },
  'signing-off': { status: 404, title: 'Deliveries are not signed' },
  'delivery-invalid': { status: 400, title: 'The delivery does not say what it is' },
  'url-missing': { status: 400, title: 'The callback URL is missing' },
  'url-not-allowed': { status: 400, title: 'The callback URL is not allowed' },
  'tenant-missing': { status: 400, title: 'The tenant is not named' },
  'tenant-unknown': { status: 400, title: 'The tenant is not one of this app' },
  'query-invalid': { status: 400, title: 'The query is not valid' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-subscriptions': { status: 403, title: 'There are too many subscriptions' },
  'subscriptions-contended': { status: 503, title: 'The subscription keeps changing' },
  'storage-unavailable': { status: 503, title: 'Storage does not answer' },
  'keys-unavailable': { status: 503, title: 'The signing keys cannot be fetched' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const

/** A stable name of a fault, for programs. */
export type ProblemCode = keyof typeof problems

/** Further members of the answer; `errors` names each fault of a payload with its path. */
export interface ProblemExtras {
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  /** Seconds after which the same request may be sent again; said as `Retry-After`, too. */
  readonly retryAfter?: number
}

/** A fault to be told to the caller as `application/problem+json` (RFC 9457). Its detail says what to do. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly extras: ProblemExtras

  constructor(
    code: ProblemCode,
    detail: string,
    { cause, ...extras }: ProblemExtras & { cause?: unknown } = {},
  ) {
    super(detail, { cause })
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.title = problems[code].title
    this.extras = extras
  }
}

type Faults = NonNullable<ProblemExtras['errors']>

/** What is wrong all over is not worth a longer answer. */
const faultsShown = 20

/** Throws a Problem that names each fault with its path, unless there is none. */
export const refuseFaults = (code: ProblemCode, faults: Faults): void => {
  if (faults.length === 0) return
  const errors = faults.slice(0, faultsShown)
  const told = errors.map(({ path, message }) => `${path || 'The payload'} ${message}.`)
  const more = faults.length > errors.length ? [`And ${faults.length - errors.length} more.`] : []
  throw new Problem(code, [...told, ...more].join(' '), { errors })
}
