import type { Dispatcher } from 'undici'
import { codeOf } from '../../connections/coded-error.js'
import { countdowns } from './countdown.js'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The start of an error's body; empty when the request was accepted. */
  readonly body: string
}

/** How one HTTP exchange went: an answer, or the code of the error that came instead. */
export type HttpExchange = Answer | { readonly error: string }

/** What bounds an exchange. */
export interface ExchangeLimits {
  /** From the first look for an address to the last byte received. */
  readonly timeoutMs: number
  /** More of a body is not received: the connection is closed. */
  readonly bodyBytes: number
}

/** What follows an answer that accepted the request is of no use, but for using its connection again. */
const acceptedMs = 200

const enough = new Error('No more of this answer is wanted')

/** Makes one HTTP request. */
export type Exchange = (
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
) => Promise<HttpExchange>

/**
 * Makes HTTP requests and never throws. The status is the verdict: a body that hangs or floods does not change it. An exchange is over
 * when its connection is free again or closed, so that whoever bounds exchanges bounds connections.
 */
export const httpExchange =
  (dispatcher: Pick<Dispatcher, 'dispatch'>, startCountdown = countdowns()): Exchange =>
  (request, { timeoutMs, bodyBytes }) =>
    new Promise((resolve) => {
      let abort: (() => void) | undefined
      let status: number | undefined
      let headers: Answer['headers'] = {}
      let isOver = false
      let received = 0
      const parts: Buffer[] = []

      const finish = (error: string) => {
        countdown.stop()
        isOver = true
        // Most answers accepted the request, and their bodies are not kept.
        const body = parts.length === 0 ? '' : Buffer.concat(parts).toString('utf8', 0, bodyBytes)
        resolve(status === undefined ? { error } : { status, headers, body })
      }

      const countdown = startCountdown(timeoutMs, () => {
        abort?.()
        finish(abort ? 'timeout' : 'connect-timeout')
      })

      dispatcher.dispatch(request, {
        onRequestStart: (controller) => {
          abort = () => {
            controller.abort(enough)
          }
          if (isOver) abort() // it waited for a connection until nobody waited for it
        },
        onResponseStart: (_controller, finalStatus, finalHeaders) => {
          if (finalStatus < 200) return
          status = finalStatus
          headers = finalHeaders
          if (status < 300) countdown.shorten(acceptedMs)
        },
        onResponseData: (controller, part) => {
          received += part.length
          if (status !== undefined && status >= 300) parts.push(part)
          if (received < bodyBytes) return
          finish('too-long')
          controller.abort(enough)
        },
        onResponseEnd: () => {
          finish('no-status')
        },
        onResponseError: (_controller, error) => {
          finish(error === enough ? 'timeout' : codeOf(error))
        },
      })
    })
