import type { Settings } from '../../settings.js'

/** Seconds before the next attempt, by how many there were. */
export type RetrySchedule = readonly number[]

/** How long a parked delivery waits before it is tried again: a flow that is off is asked rarely, for about eight days. */
export const parkSchedule: RetrySchedule = [
  900, 3600, 21_600, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400,
]

/** How long what is parked waits for a flow that has unsubscribed, or whose callback is gone, to subscribe again. */
export const handOverMs = 24 * 3_600_000

/** A flow that is saved may unsubscribe before it subscribes again: for so long, what is due is not given up for that. */
export const editMs = 2 * 60_000

/** A flow that has been off for more days than this since an event was fired gets it no more. */
export const parkedDays = 8

/** A callback that refuses our signature is asked once more, in case it was a hiccup: what it says twice is believed. */
export const confirmSchedule: RetrySchedule = [60]

/** An answer that may be passing is doubted this often: for two and a half hours, usually. */
const doubts = 5

/** How long a delivery waits whose answer is doubted: as after any failure, but not to the end. */
export const doubtsOf = (schedule: RetrySchedule): RetrySchedule => schedule.slice(0, doubts)

/** A fault of our own network is nobody's attempt: tried again every five minutes, for eight hours. */
export const postponeSchedule: RetrySchedule = Array.from({ length: 96 }, () => 300)

/** Longest wait that a receiver's Retry-After is granted, in seconds. */
const longestRetryAfter = 6 * 3600

/** A queue message can be hidden for seven days at most, in seconds. */
export const longestDelay = 7 * 24 * 3600

/** Spreads out retries that fell due together: up to a tenth is added, never taken off. */
const jitter = 0.1

/** What decides the wait before an attempt. */
export interface Wait {
  /** Attempts made so far, at least 1. */
  readonly attempts: number
  /** Seconds that the receiver asked to wait. */
  readonly retryAfter?: number | undefined
  /** From 0 to 1. */
  readonly random: number
}

/** Seconds before the next attempt: never sooner than the schedule or the receiver says; undefined when it is exhausted. */
export const delayBefore = (
  schedule: RetrySchedule,
  { attempts, retryAfter = 0, random }: Wait,
): number | undefined => {
  const scheduled = schedule[attempts - 1]
  if (scheduled === undefined) return undefined
  const seconds = Math.max(scheduled, Math.min(retryAfter, longestRetryAfter))
  return Math.min(Math.ceil(seconds * (1 + jitter * random)), longestDelay)
}

/** How long a schedule's waits take together, in milliseconds, unless a receiver makes them longer. */
export const scheduledMs = (schedule: RetrySchedule): number =>
  schedule.reduce((sum, seconds) => sum + seconds, 0) * (1 + jitter) * 1000

/** How long a delivery is retried at most, in milliseconds: each wait as long as a receiver can make it. */
export const longestRetryMs = (schedule: RetrySchedule): number => {
  const waits = schedule.map((seconds) => Math.max(seconds, longestRetryAfter))
  return scheduledMs([...waits, ...doubtsOf(waits), ...postponeSchedule, ...confirmSchedule])
}

const zone = /(GMT|UTC|Z|[+-]\d\d:?\d\d)\s*$/i

/**
 * A Retry-After header's value as seconds from `now`; undefined when it is neither a number nor a date to come. A date is GMT also where
 * it does not say so, as in C's asctime().
 * Source: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export const parseRetryAfter = (value: string | undefined, now: Date): number | undefined => {
  if (value === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.ceil(Number(value))
  const at = Date.parse(zone.test(value) ? value : `${value} GMT`)
  return Number.isNaN(at) || at <= now.getTime()
    ? undefined
    : Math.ceil((at - now.getTime()) / 1000)
}

const defaultSchedule: RetrySchedule = [10, 60, 300, 1800, 7200, 18_000, 36_000, 36_000]

/** The setting `RETRY_SCHEDULE`: seconds, separated by commas. By default eight retries within 28 hours. */
export const parseRetrySchedule = ({ readList, fault }: Settings): RetrySchedule => {
  const items = readList('RETRY_SCHEDULE')
  for (const item of items.filter((each) => !/^\d+$/.test(each) || Number(each) > longestDelay)) {
    fault(
      'RETRY_SCHEDULE',
      `holds "${item}", which is no whole number of seconds from 0 to ${longestDelay}`,
    )
  }
  return items.length > 0 ? items.map(Number) : defaultSchedule
}
