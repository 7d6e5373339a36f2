/** How often and when the platform tries again. */
export interface RetryPolicy {
  readonly times: number
  readonly firstSeconds: number
  readonly longestSeconds: number
}

/**
 * The default retry policies by performance profile, as Microsoft documents their ends: how waits grow in between is not known, here
 * they double (https://learn.microsoft.com/power-automate/limits-and-config).
 */
export const retryPolicies = {
  low: { times: 2, firstSeconds: 300, longestSeconds: 600 },
  medium: { times: 8, firstSeconds: 7, longestSeconds: 900 },
  none: { times: 0, firstSeconds: 0, longestSeconds: 0 },
} as const satisfies Readonly<Record<string, RetryPolicy>>

/** "HTTP 408, 429, and 5xx" (https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers). */
export const isRetried = (status: number): boolean =>
  status === 408 || status === 429 || (status >= 500 && status <= 599)

/** Seconds to wait after an attempt, from 1; what the service asked for wins. */
export const retryDelay = (
  { firstSeconds, longestSeconds }: RetryPolicy,
  attempt: number,
  retryAfter: number | undefined,
): number => retryAfter ?? Math.min(firstSeconds * 2 ** (attempt - 1), longestSeconds)

/** A Retry-After header in seconds, a date as the time that is left until it; undefined where it is neither. */
export const retryAfterSeconds = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined || value.trim() === '') return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.round((date - now) / 1000))
}
