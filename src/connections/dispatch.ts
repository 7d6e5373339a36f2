import { LRUCache } from 'lru-cache'
import type { Dispatcher } from 'undici'
import { codedError, codeOf } from './coded-error.js'
import type { ConnectionPool } from './connection-pool.js'
import type { Connection } from './connection.js'

type Options = Dispatcher.DispatchOptions
type Handler = Dispatcher.DispatchHandler

/** Where connections come from, and a clock that never jumps, in milliseconds. */
export interface DispatchParts {
  readonly pool: ConnectionPool
  readonly monotonic: () => number
}

/**
 * A connection that is kept may be closed while a request is on its way to it: the news of that comes within a round trip. A receiver
 * that closes later has been working on the request.
 */
const staleMs = 500
const closings = ['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNABORTED', 'EPIPE']

const rememberedOrigins = 1000

/**
 * Makes requests as undici does, but for this: `onRequestStart` is also called when a connection is about to be opened, so that this
 * can be aborted; no interim answer is told; a status line is an answer, whatever becomes of the headers after it; and a request that
 * meets a kept connection as it is closed is sent once more on a new one.
 */
export const dispatch = ({ pool, monotonic }: DispatchParts): Dispatcher.Dispatch => {
  const answeredAt = new LRUCache<string, number>({ max: rememberedOrigins })

  /** Aborts a request that has no connection yet. A host that answered others meanwhile is up: then it is this machine that cannot connect. */
  const connecting = (connection: Connection): Dispatcher.DispatchController => {
    const since = monotonic()
    let reason: Error | null = null
    const abort = (why: Error) => {
      reason = why
      const isUp = (answeredAt.get(connection.origin) ?? -Infinity) > since
      connection.close(codedError(isUp ? 'connect-blocked' : 'connect-timeout'))
    }
    return {
      get aborted() {
        return reason !== null
      },
      get reason() {
        return reason
      },
      paused: false,
      pause: () => undefined,
      resume: () => undefined,
      abort,
    }
  }

  const send = (connection: Connection, options: Options, handler: Handler, isRepeat: boolean) => {
    let sentAt = 0
    let isAnswered = false
    const isStale = (error: Error) =>
      !isRepeat &&
      connection.isReused() &&
      connection.head()?.hasBegun() === false &&
      monotonic() - sentAt < staleMs &&
      closings.includes(codeOf(error))

    if (!connection.head()) handler.onRequestStart?.(connecting(connection), {})
    connection.client.dispatch(options, {
      onRequestStart: (controller, context) => {
        sentAt = monotonic()
        connection.head()?.expect()
        handler.onRequestStart?.(controller, context)
      },
      onResponseStart: (controller, status, headers, message) => {
        isAnswered = true
        answeredAt.set(connection.origin, monotonic())
        handler.onResponseStart?.(controller, status, headers, message)
      },
      onResponseData: (controller, part) => handler.onResponseData?.(controller, part),
      onResponseEnd: (controller, trailers) => {
        connection.answered()
        pool.giveBack(connection)
        handler.onResponseEnd?.(controller, trailers)
      },
      onResponseError: (controller, error) => {
        const status = isAnswered ? undefined : connection.head()?.status()
        const mayRepeat = isStale(error)
        connection.close()
        if (status !== undefined) {
          handler.onResponseStart?.(controller, status, {})
          handler.onResponseEnd?.(controller, {})
        } else if (mayRepeat) send(pool.takeNew(connection.origin), options, handler, true)
        else handler.onResponseError?.(controller, error)
      },
    })
  }

  return (options, handler) => {
    send(pool.take(String(options.origin)), options, handler, false)
    return true
  }
}
