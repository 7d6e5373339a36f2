import type { Dispatcher } from 'undici'

/** How one HTTP exchange went: an answer, or the code of the error that came instead. */
export type HttpExchange =
  | {
      readonly status: number
      readonly headers: Readonly<Record<string, string | string[] | undefined>>
      /** The start of an error's body; empty when the request was accepted. */
      readonly body: string
    }
  | { readonly error: string }

/** What bounds an exchange. */
export interface ExchangeLimits {
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number
  /** More of a body is not received: the connection is closed. */
  readonly bodyBytes: number
}

const enough = new Error('No more of this answer is wanted')

/** Makes one HTTP request and never throws. The status is the verdict: a body that hangs or floods does not change it. */
export const httpExchange = (
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  request: Dispatcher.DispatchOptions,
  { timeoutMs, bodyBytes }: ExchangeLimits,
): Promise<HttpExchange> =>
  new Promise((resolve) => {
    let abort: (() => void) | undefined
    let answer: Exclude<HttpExchange, { error: string }> | undefined
    let expired = false
    let received = 0
    const parts: Buffer[] = []

    const answered = (error: string): HttpExchange =>
      answer ? { ...answer, body: Buffer.concat(parts).toString('utf8', 0, bodyBytes) } : { error }

    const timer = setTimeout(() => {
      expired = true
      resolve(answered('timeout'))
      abort?.()
    }, timeoutMs)

    const finish = (error: string) => {
      clearTimeout(timer)
      resolve(answered(error))
    }

    dispatcher.dispatch(request, {
      onRequestStart: (controller) => {
        abort = () => {
          controller.abort(enough)
        }
        if (expired) abort() // it waited for a connection until nobody waited for it
      },
      onResponseStart: (_controller, status, headers) => {
        if (status < 200) return
        answer = { status, headers, body: '' }
        if (status < 300) resolve(answer)
      },
      onResponseData: (controller, part) => {
        received += part.length
        if (answer && answer.status >= 300) parts.push(part)
        if (received < bodyBytes) return
        finish('too-long')
        controller.abort(enough)
      },
      onResponseEnd: () => {
        finish('no-status')
      },
      onResponseError: (_controller, error) => {
        finish(codeOf(error))
      },
    })
  })

/**
 * An error's code, never its message: a message may hold a URL. undici knows malformed HTTP by a class of error alone; its parser's codes
 * begin with HPE_.
 */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'UNKNOWN'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : 'UNKNOWN'
}
