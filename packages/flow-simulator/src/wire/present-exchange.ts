import type { Exchange, WireAnswer, WireRequest } from './exchange.js'
import { maskHeader, maskText } from './mask.js'

const longestBody = 64 * 1024

const headers = (all: Readonly<Record<string, string>>, secrets: readonly string[]) =>
  Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, maskHeader(name, value, secrets)]),
  )

// Cut after it is masked: half a secret is one too.
const body = (text: string, secrets: readonly string[]) => {
  const whole = maskText(text, secrets)
  return whole.length > longestBody ? `${whole.slice(0, longestBody)} …` : whole
}

const request = (sent: WireRequest, secrets: readonly string[]): WireRequest => ({
  ...sent,
  url: maskText(sent.url, secrets),
  headers: headers(sent.headers, secrets),
  ...(sent.body !== undefined && { body: body(sent.body, secrets) }),
})

const isAnswer = (answer: Exchange['answer']): answer is WireAnswer =>
  typeof answer === 'object' && 'status' in answer

/** An exchange as anyone may see it: secrets masked, long bodies cut. */
export const presentExchange = (exchange: Exchange, secrets: readonly string[]): Exchange => {
  const { answer } = exchange
  return {
    ...exchange,
    request: request(exchange.request, secrets),
    answer: isAnswer(answer)
      ? { ...answer, headers: headers(answer.headers, secrets), body: body(answer.body, secrets) }
      : answer,
  }
}
