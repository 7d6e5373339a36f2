import type {
  HttpHandler,
  HttpRequest,
  HttpResponseInit,
  InvocationContext,
} from '@azure/functions'
import { logger, type Log } from '../log.js'
import { Problem, type ProblemExtras } from '../problem.js'
import { isStorageFault } from '../storage/storage-fault.js'
import { inTrace, spanned } from '../telemetry/trace.js'
import { withAnswerHeaders } from './answer-headers.js'
import { refuseUnknownQuery, type Takes } from './refuse-unknown-query.js'

/** What an HTTP function does with a request, faults thrown as Problems. */
export type Handle = (request: HttpRequest, log: Log) => Promise<HttpResponseInit>

/**
 * An HTTP function: handles the request, or renders the fault, with the headers that every answer has. The only place that catches. What
 * stands in the query, and is not said to be taken, is refused.
 */
export const endpoint =
  (handle: Handle, takes: Takes = []): HttpHandler =>
  (request, context) =>
    inTrace(parentOf(request, context), () =>
      // The host tells of the request itself.
      spanned(context.functionName, {}, async (span) => {
        const answer = await answerTo(request, context, (log) => {
          refuseUnknownQuery(request, takes)
          return handle(request, log)
        })
        span.setAttribute('http.response.status_code', answer.status ?? 200)
        return answer
      }),
    )

/** What a request is a part of: by the host's account where there is one, else by the caller's. */
const parentOf = ({ headers }: HttpRequest, { traceContext }: InvocationContext) =>
  traceContext?.traceParent ?? headers.get('traceparent')

const answerTo = async (
  request: HttpRequest,
  context: InvocationContext,
  handle: (log: Log) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> => {
  const log = logger(context)
  try {
    return withAnswerHeaders(await handle(log), request)
  } catch (error) {
    const problem = toProblem(error)
    logProblem(problem, context)
    return withAnswerHeaders(render(problem), request)
  }
}

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  if (isStorageFault(error)) {
    return new Problem(
      'storage-unavailable',
      'It is not known whether anything was done. Send the request again; an event with the same Idempotency-Key happens once.',
      {
        cause: error,
      },
    )
  }
  return new Problem('internal', 'The fault has been logged. Send the request again later.', {
    cause: error,
  })
}

const logProblem = (problem: Problem, context: InvocationContext) => {
  // The faults of a payload name its properties: only their number is logged.
  const { errors } = problem.extras
  const detail = errors ? { faults: errors.length } : { detail: problem.message }
  const line = { status: problem.status, code: problem.code, ...detail }
  if (problem.status < 500) logger(context)('request.refused', line)
  else logger(context).error('request.failed', line, problem.cause)
}

const retryAfterOf = (status: number, { retryAfter }: ProblemExtras) => {
  const seconds = retryAfter ?? (status === 503 ? 10 : undefined)
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

const render = ({ status, code, title, message, extras }: Problem): HttpResponseInit => ({
  status,
  headers: {
    'content-type': 'application/problem+json',
    ...(status === 401
      ? {
          // RFC 6750 wants no error named to a caller who brought no token.
          'www-authenticate': code === 'token-missing' ? 'Bearer' : 'Bearer error="invalid_token"',
        }
      : {}),
    ...retryAfterOf(status, extras),
  },
  // A flow's maker is shown `error.message`; programs read the members of RFC 9457.
  body: JSON.stringify({
    type: `urn:flow-triggers:${code}`,
    title,
    status,
    code,
    detail: message,
    ...extras,
    error: { code, message },
  }),
})
