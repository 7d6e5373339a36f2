import { SpanKind, SpanStatusCode, type Span } from '@opentelemetry/api'
import type { Dispatcher } from 'undici'
import type { CallbackConfig } from '../../callbacks/callback-config.js'
import type { CallbackGuard } from '../../callbacks/callback-guard.js'
import { splitCallbackUrl } from '../../callbacks/callback-url.js'
import { trackingId, type Attempt, type Delivery } from '../../delivery-store/delivery.js'
import type { Event } from '../../events/event.js'
import type { SignatureHeaders, SignedAttempt } from '../../signing/signature-headers.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { isExporting } from '../../telemetry/exporting.js'
import { spanned, traceMark } from '../../telemetry/trace.js'
import { parseRetryAfter } from '../outcome/retry-schedule.js'
import { parseFlowError } from './flow-error.js'
import { httpExchange } from './http-exchange.js'

/** What is POSTed. */
export interface CallbackRequest {
  readonly callbackUrl: string
  /** Whose secrets it is signed with. */
  readonly recipient: SignedAttempt['recipient']
  readonly payload: Uint8Array
  /** Names the delivery; becomes the run's client tracking id, where a maker can search for it. */
  readonly trackingId: string
  /** A GUID, shared by all deliveries of an event. */
  readonly correlationId: string
  /** It is no event: the sample of its type, sent to try a callback. */
  readonly isTest?: boolean
}

/** The header that a test has, and no delivery. */
export const testHeader = 'x-flow-triggers-test'

/** What one attempt at a delivery POSTs. The recipient may be the successor of the delivery's subscription. */
export const callbackRequest = (
  event: Event,
  { subscriptionId }: Pick<Delivery, 'subscriptionId'>,
  recipient: Recipient,
): CallbackRequest => ({
  callbackUrl: recipient.callbackUrl,
  recipient,
  payload: event.payload,
  trackingId: trackingId(event.id, subscriptionId),
  correlationId: event.correlationId,
})

/** Makes one POST. Whatever the receiver does is a value; it never throws. */
export type PostCallback = (request: CallbackRequest) => Promise<Attempt>

/** What decides whether, how and for how long a callback is called. */
export interface PostCallbackParts {
  readonly guard: CallbackGuard
  readonly dispatcher: Pick<Dispatcher, 'dispatch'>
  readonly timeoutSeconds: CallbackConfig['timeoutSeconds']
  readonly now: () => Date
  readonly sign: SignatureHeaders
}

/** More of an answer is not received: an error's code stands at its beginning. */
const bodyBytes = 16 * 1024

/** A run's id has about 40 characters; what a receiver makes up instead must leave room for others in the chunk's row. */
const runIdLength = 80

/** POSTs to callback URLs: byte for byte, without credentials, following no redirect, within a time limit. */
export const postCallback = ({
  guard,
  dispatcher,
  timeoutSeconds,
  now,
  sign,
}: PostCallbackParts): PostCallback => {
  const exchange = httpExchange(dispatcher)
  const post: PostCallback = async (request) => {
    const { callbackUrl, recipient, payload, trackingId, correlationId, isTest } = request
    const at = now()
    if (callbackUrl === '') return { at, milliseconds: 0, error: 'url-unreadable' }
    const target = splitCallbackUrl(callbackUrl)
    if (target === undefined || guard(callbackUrl) !== undefined) {
      return { at, milliseconds: 0, error: 'not-allowed' }
    }

    const result = await exchange(
      {
        origin: target.origin,
        path: target.path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'flow-triggers/1',
          'x-ms-client-tracking-id': trackingId,
          'x-ms-correlation-id': correlationId,
          ...(isTest ? { [testHeader]: 'true' } : {}),
          ...sign({ recipient, trackingId, at, payload }),
          ...traceMark(),
        },
        body: payload,
      },
      { timeoutMs: timeoutSeconds * 1000, bodyBytes },
    )
    const milliseconds = Math.max(0, now().getTime() - at.getTime())
    if ('error' in result) return { at, milliseconds, error: result.error }

    const { status, headers, body } = result
    const runId = first(headers['x-ms-workflow-run-id'])
    const answered = {
      at,
      milliseconds,
      status,
      ...(runId === undefined ? {} : { runId: runId.slice(0, runIdLength) }),
    }
    if (status < 300) return answered
    const retryAfter = parseRetryAfter(first(headers['retry-after']), now())
    return {
      ...answered,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...parseFlowError(body),
    }
  }
  const traced: PostCallback = (request) =>
    spanned('POST callback', { kind: SpanKind.CLIENT }, async (span) => {
      const attempt = await post(request)
      describe(span, request, attempt)
      return attempt
    })
  return (request) => (isExporting() ? traced : post)(request)
}

/** What a span says of a POST: whose, to which host, and what came of it. Never a callback URL, which is a secret. */
const describe = (span: Span, request: CallbackRequest, { status, error }: Attempt): void => {
  if (!span.isRecording()) return
  span.setAttributes({
    'http.request.method': 'POST',
    'flowtriggers.tracking_id': request.trackingId,
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(error === undefined ? {} : { 'error.type': error }),
  })
  const url = URL.canParse(request.callbackUrl) ? new URL(request.callbackUrl) : undefined
  if (url) span.setAttribute('server.address', url.hostname)
  if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR })
}

/** The first of the values of a header that may have come several times. */
const first = (values: string | string[] | undefined) =>
  typeof values === 'object' ? values[0] : values
