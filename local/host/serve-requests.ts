import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { allowsKey, type Keys } from './allows-key.js'
import type { AnswerAdmin } from './answer-admin.js'
import type { FindRoute, FoundRoute } from './find-route.js'
import type { Forward } from './forward.js'
import { describeError, type HostLog } from './host-log.js'
import type { Invoke } from './invoke.js'
import { bodyLimit, isBodyTooLarge, readBody } from './read-body.js'
import { requestUrl, toRpcRequest } from './rpc-request.js'
import { writeEmpty, writeResponse } from './write-response.js'

/** Who answers which requests. Without keys, none are asked for. */
export interface ServeOptions {
  readonly findRoute: FindRoute
  readonly answerAdmin: AnswerAdmin
  readonly keys: Keys | undefined
  readonly invoke: Invoke
  readonly log: HostLog
  /** Requests that are not the app's. */
  readonly forward?: Forward | undefined
}

const oneHeader = ({ headersDistinct }: IncomingMessage, name: string): string | undefined =>
  headersDistinct[name]?.join(',')

/** What the function set on the response before it failed must not go out with the 500. */
const fail = (response: ServerResponse): void => {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  writeEmpty(response, 500)
}

/**
 * Answers each request the way the real host does, from the routes through the keys to the function
 * and its response.
 */
export const serveRequests = (
  options: ServeOptions,
): ((...call: Parameters<RequestListener>) => Promise<void>) => {
  const { findRoute, answerAdmin, keys, invoke, log, forward } = options

  const callFunction = async (
    { httpFunction, params }: FoundRoute,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const start = performance.now()
    const what = `${request.method ?? ''} ${httpFunction.trigger.route}`
    const took = () => `in ${Math.round(performance.now() - start)} ms`
    try {
      if (isBodyTooLarge(request)) throw new RangeError(`The body has more than ${bodyLimit} bytes`)
      const body = await readBody(request)
      const http = toRpcRequest(request, url, params, body)
      const traceParent = oneHeader(request, 'traceparent')
      const returned = await invoke(httpFunction, { data: { http }, traceParent })
      const status = writeResponse(response, returned)
      log('information', httpFunction.name, `${what} ${status} ${took()}`)
    } catch (error) {
      const left = request.destroyed && !request.complete
      log(
        'error',
        httpFunction.name,
        `${what} ${left ? 'left' : '500'} ${took()}: ${describeError(error)}`,
      )
      if (response.headersSent) response.destroy()
      else fail(response)
    }
  }

  return async (request, response) => {
    const { method = '' } = request
    const url = requestUrl(request)
    if (!url) {
      writeEmpty(response, 400)
      return
    }
    if (forward?.takes(url.pathname)) {
      forward.pass(request, response)
      return
    }
    const key = oneHeader(request, 'x-functions-key')
    if (/^\/(admin|runtime)(\/|$)/i.test(url.pathname)) {
      const body = isBodyTooLarge(request) ? '' : ((await readBody(request))?.toString() ?? '')
      const status = answerAdmin({ method, path: url.pathname, key, body })
      log('information', 'host', `${method} ${url.pathname} ${status}`)
      writeEmpty(response, status)
      return
    }
    const found = findRoute(method, url.pathname)
    if (!found) {
      log('information', 'host', `${method} ${url.pathname} 404`)
      writeEmpty(response, 404)
      return
    }
    const { name, trigger } = found.httpFunction
    if (!allowsKey(keys, trigger.authLevel, key, url.searchParams.get('code'))) {
      log('warning', name, `${method} ${trigger.route} 401`)
      writeEmpty(response, 401)
      return
    }
    await callFunction(found, url, request, response)
  }
}
