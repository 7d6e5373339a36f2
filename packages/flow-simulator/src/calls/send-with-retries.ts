import type { WireAnswer } from '../wire/exchange.js'
import type { Wire } from '../wire/wire.js'
import type { Outgoing } from './gateway.js'
import { isRetried, retryAfterSeconds, retryDelay, type RetryPolicy } from './retry-policy.js'

/** What a caller waits with: it may be shorter than the platform. */
export interface Pacing {
  readonly now: () => number
  /** Waits so many seconds, or less; resolves to a note on what the platform would have done. */
  readonly pause: (seconds: number) => Promise<string>
  readonly retry: RetryPolicy
}

/** Sends, and again as the platform's default policy has it: 408, 429, 5xx and faults of the connection; throws the last fault. */
export const sendWithRetries = async (
  wire: Wire,
  { now, pause, retry }: Pacing,
  makeRequest: () => Promise<Outgoing>,
): Promise<WireAnswer> => {
  let waited: readonly string[] = []
  for (let attempt = 1; ; attempt += 1) {
    const { request, notes, answered } = await makeRequest()
    const isLast = attempt > retry.times
    const answer = await wire.send(request, [...waited, ...notes]).catch((error: unknown) => {
      if (isLast) throw error
      return undefined
    })
    if (answer && (isLast || !isRetried(answer.status))) return answered?.(answer) ?? answer
    const retryAfter = retryAfterSeconds(answer?.headers['retry-after'], now())
    waited = [await pause(retryDelay(retry, attempt, retryAfter))]
  }
}
