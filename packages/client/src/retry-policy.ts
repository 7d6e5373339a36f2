/** How often, and after what, a request is sent again. */
export interface RetryPolicy {
  /** How often it is sent at most. */
  readonly attempts: number
  /** Whoever is asked to wait longer is told so instead. */
  readonly longestWaitSeconds: number
}

/** What is used where nothing is said. */
export const usualRetries: RetryPolicy = { attempts: 5, longestWaitSeconds: 60 }

/** Too many requests, and what a gateway or the app says when it cannot answer now. All other refusals would be the same again. */
const passing = [429, 502, 503, 504]

const firstWaitSeconds = 0.5

/** Whether an answer may be another one later. */
export const isPassing = (status: number): boolean => passing.includes(status)

/**
 * Seconds to wait before the next attempt: as the answer asks for, or twice as long each time, less up to half of it by chance; undefined
 * when it is to be the last.
 */
export const waitAfter = (
  attempt: number,
  retryAfter: number | undefined,
  { attempts, longestWaitSeconds }: RetryPolicy,
  random: () => number,
): number | undefined => {
  if (attempt >= attempts) return undefined
  if (retryAfter !== undefined) return retryAfter > longestWaitSeconds ? undefined : retryAfter
  const full = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (attempt - 1))
  return full * (1 - random() / 2)
}
