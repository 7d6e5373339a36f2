import type { IncomingHttpHeaders } from 'node:http'
import {
  createDefaultHttpClient,
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { Agent, type Dispatcher } from 'undici'

/** A connection that is not used is kept for this long at most, whatever storage says of it. */
const keepAliveMs = 30_000

/** Of the connections of an instance, those that callbacks leave (deliveries/limits/process-limits.ts), less some for whoever calls us. */
const mostConnections = 150

/** undici's words for a connection that failed, in those that the SDK knows: it repeats what meets them. */
const codes: Readonly<Record<string, string>> = {
  EPIPE: 'ECONNRESET',
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_HEADERS_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_BODY_TIMEOUT: 'ETIMEDOUT',
}

/**
 * Makes the SDK's requests by undici, which costs the processor less than Node's own client; retries, signing and tokens stay the SDK's.
 * A connection that is closed as it is used is a fault that the SDK repeats, whichever way it shows. Where the environment names a
 * proxy, or a body is a stream, it is the SDK's own client that asks.
 */
export const undiciClient = (dispatcher: Pick<Dispatcher, 'request'> = newAgent()): HttpClient => {
  const own = createDefaultHttpClient()

  const send = async (request: PipelineRequest, body: string | null): Promise<PipelineResponse> => {
    const { origin, pathname, search } = new URL(request.url)
    // Nothing is decompressed here.
    request.headers.delete('accept-encoding')
    const answer = await dispatcher.request({
      ...{ origin, path: pathname + search, method: request.method, body },
      headers: request.headers.toJSON({ preserveCase: true }),
      signal: request.abortSignal ?? null,
    })
    return {
      request,
      status: answer.statusCode,
      headers: createHttpHeaders(toTexts(answer.headers)),
      bodyAsText: await answer.body.text(),
    }
  }

  return {
    sendRequest: async (request) => {
      const { body = null, agent, url, allowInsecureConnection } = request
      if (!allowInsecureConnection && !url.startsWith('https:'))
        throw new Error(`Storage is asked over https only, not at ${new URL(url).origin}`)
      if (agent || (body !== null && typeof body !== 'string')) return own.sendRequest(request)
      try {
        return await send(request, body)
      } catch (cause) {
        throw toFault(cause, request)
      }
    },
  }
}

const newAgent = () =>
  new Agent({
    connections: mostConnections,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
  })

const toTexts = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )

const toFault = (cause: unknown, request: PipelineRequest): unknown => {
  if (!(cause instanceof Error) || request.abortSignal?.aborted) return cause
  const code =
    'code' in cause && typeof cause.code === 'string' ? cause.code : RestError.REQUEST_SEND_ERROR
  return new RestError(cause.message, { code: codes[code] ?? code, request })
}
