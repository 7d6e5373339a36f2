import type {
  HttpHandler,
  HttpRequest,
  HttpResponseInit,
  InvocationContext,
} from '@azure/functions'
import { logger, type Log } from '../log.js'
import { isStorageFault } from '../storage/storage-fault.js'
import { Problem } from './problem.js'

/** What an HTTP function does with a request, faults thrown as Problems. */
export type Handle = (request: HttpRequest, log: Log) => Promise<HttpResponseInit>

/** An HTTP function: handles the request, or renders the fault. The only place that catches. */
export const endpoint =
  (handle: Handle): HttpHandler =>
  async (request, context) => {
    const log = logger(context)
    try {
      return await handle(request, log)
    } catch (error) {
      const problem = toProblem(error)
      logProblem(problem, context)
      return render(problem)
    }
  }

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  if (isStorageFault(error)) {
    return new Problem('storage-unavailable', 'Nothing was changed. Send the request again.', {
      cause: error,
    })
  }
  return new Problem('internal', 'The fault has been logged. Send the request again later.', {
    cause: error,
  })
}

const logProblem = (problem: Problem, context: InvocationContext) => {
  const line = { status: problem.status, code: problem.code, detail: problem.message }
  if (problem.status < 500) logger(context)('request.refused', line)
  else logger(context).error('request.failed', line, problem.cause)
}

const render = ({ status, code, title, message, extras }: Problem): HttpResponseInit => ({
  status,
  headers: {
    'content-type': 'application/problem+json',
    ...(status === 401
      ? {
          'www-authenticate': `Bearer error="${code === 'token-missing' ? 'invalid_request' : 'invalid_token'}"`,
        }
      : {}),
    ...(status === 503 ? { 'retry-after': '10' } : {}),
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
