import type { SimulatedAnswer } from '../platform/answers.js'
import type { ObservedCallback } from '../platform/callback-listener.js'
import type { Exchange } from '../wire/exchange.js'

const pairs = (flat: readonly string[]): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (let index = 0; index < flat.length; index += 2)
    headers[flat[index] ?? ''] = flat[index + 1] ?? ''
  return headers
}

const answerOf = (outcome: SimulatedAnswer, sentHeaders: readonly string[]): Exchange['answer'] => {
  if (typeof outcome === 'string') return outcome
  const { status, headers = {}, body = '' } = outcome
  return {
    status,
    headers: { ...pairs(sentHeaders), ...headers },
    body: typeof body === 'string' ? body : '(made up while it is sent)',
  }
}

/** A request to a callback URL as an exchange on the wire. */
export const callbackExchange = (
  { target, headers, body, outcome, sentHeaders, at }: ObservedCallback,
  platformUrl: string,
): Omit<Exchange, 'id'> => ({
  ...{ direction: 'to the flow', at, milliseconds: 0, notes: [] },
  request: {
    ...{ method: 'POST', url: platformUrl + target, body, about: 'callback' },
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
  },
  answer: answerOf(outcome, sentHeaders),
})
