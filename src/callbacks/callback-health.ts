import type { CircuitPolicy } from './circuit-policy.js'

/** How a callback has answered of late, as far as that decides whether it is called. Empty while all is well. */
export interface CallbackHealth {
  /** When this was last noted. */
  readonly notedAt?: Date
  /** Since when no call has succeeded. */
  readonly failingSince?: Date
  /** When the last call failed. */
  readonly failedAt?: Date
  /** Calls that have failed in a row. */
  readonly failures?: number
  /** It is not called before then: it asked for that, is on probation, or its flow is off. */
  readonly holdUntil?: Date
  /** Names the probe that is under way; the hold is over as soon as it is answered. */
  readonly probedBy?: string
  /** Since when the flow has been off, so that deliveries are parked. */
  readonly parkedSince?: Date
  /** How often a flow that is off has been asked. */
  readonly probes?: number
  /** Since when it is not called at all, until someone enables it or the flow subscribes anew. */
  readonly disabledAt?: Date
  readonly disabledBecause?: 'failing' | 'unauthorized'
}

/** Nothing is known against a callback. */
export const goodHealth: CallbackHealth = {}

/** Whether nothing is known against a callback. */
export const isGoodHealth = (health: CallbackHealth): boolean => Object.keys(health).length === 0

/** Whether so many calls have failed in a row that a callback is only probed. */
export const isOnProbation = (
  policy: Pick<CircuitPolicy, 'failures'>,
  { failures = 0 }: CallbackHealth,
): boolean => failures >= policy.failures

/** What an answer says of the callback that gave it. */
export type Verdict =
  | { readonly kind: 'healthy' }
  /** It says nothing of the callback: our own fault, or the event's. */
  | { readonly kind: 'neutral' }
  | { readonly kind: 'throttled'; readonly retryAfter?: number }
  | { readonly kind: 'failed'; readonly retryAfter?: number }
  | { readonly kind: 'off' }
  | { readonly kind: 'unauthorized' }

const hour = 3_600_000

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)

const nth = (seconds: readonly number[], n: number): number => seconds[n] ?? seconds.at(-1) ?? 0

/** An answer, or the lack of one, as far as its callback's health goes. */
export interface Answered {
  readonly verdict: Verdict
  /** When the call was made. */
  readonly calledAt: Date
  /** It was the probe that a hold allows; every other call was made without knowing of the hold. */
  readonly probe?: boolean
  readonly now: Date
}

/** A callback's health after one more answer; the same object when nothing has changed. */
export const healthAfter = (
  policy: CircuitPolicy,
  before: CallbackHealth,
  { verdict, calledAt, probe = false, now }: Answered,
): CallbackHealth => {
  const { notedAt, holdUntil, disabledAt } = before
  // What was under way when it was disabled changes nothing.
  if (disabledAt) return before
  // Calls that were under way together tell the same tale: the first of them has been heard.
  const isHeld = notedAt !== undefined && holdUntil !== undefined && holdUntil > now
  const isNews = verdict.kind === 'healthy' || verdict.kind === 'unauthorized'
  if (isHeld && !probe && (calledAt <= notedAt || !isNews)) return before

  // Asked of every delivery: what most of them come to takes nothing apart.
  if (verdict.kind === 'healthy') return isGoodHealth(before) ? before : goodHealth
  const { probedBy, ...known } = before
  switch (verdict.kind) {
    case 'neutral':
      return probe && probedBy !== undefined ? withoutHold(known) : before
    case 'throttled': {
      const seconds = Math.min(verdict.retryAfter ?? policy.throttledSeconds, policy.longestHold)
      return { ...known, notedAt: now, holdUntil: later(now, seconds) }
    }
    case 'off': {
      const { parkedSince = now, probes = 0 } = before
      const until = later(now, nth(policy.offSeconds, probes))
      return { ...known, notedAt: now, parkedSince, probes: probes + 1, holdUntil: until }
    }
    case 'unauthorized':
      return { ...known, notedAt: now, disabledAt: now, disabledBecause: 'unauthorized' }
    case 'failed':
      return failed(policy, known, verdict.retryAfter ?? 0, now)
  }
}

/** A probe that found nothing out: the next one may be made at once. */
const withoutHold = ({ holdUntil, ...health }: CallbackHealth): CallbackHealth => health

const failed = (
  policy: CircuitPolicy,
  before: CallbackHealth,
  retryAfter: number,
  now: Date,
): CallbackHealth => {
  const idle = now.getTime() - (before.failedAt?.getTime() ?? 0)
  const forgiven = idle > policy.forgiveAfterHours * hour
  const { failingSince = now, failures = 0 } = forgiven ? {} : before
  const over = failures + 1 - policy.failures
  const seconds = Math.max(
    over < 0 ? 0 : nth(policy.probeSeconds, over),
    Math.min(retryAfter, policy.longestHold),
  )
  const after: CallbackHealth = {
    ...before,
    notedAt: now,
    failingSince,
    failedAt: now,
    failures: failures + 1,
    ...(seconds > 0 ? { holdUntil: later(now, seconds) } : {}),
  }
  return over >= 0 && failingHours(after) >= policy.disableAfterHours
    ? { ...after, disabledAt: now, disabledBecause: 'failing' }
    : after
}

/** For how many hours, up to its last failure, a callback has been failing. */
export const failingHours = ({ failingSince, failedAt }: CallbackHealth): number =>
  failingSince && failedAt ? (failedAt.getTime() - failingSince.getTime()) / hour : 0
