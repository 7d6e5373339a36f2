import { admissionOf } from './circuit-decision.js'
import type { Probation } from './circuit-policy.js'
import type { Standing } from './callback-health.js'

/** What an operator is told of a callback's standing. */
export interface ShownStatus {
  readonly status: 'active' | 'throttled' | 'on-probation' | 'off' | 'disabled'
  /** Since when, as far as it is known. */
  readonly since: string | null
  /** When it is called next, at the earliest; null when it may be called now, or never. */
  readonly until: string | null
}

/** A callback's standing, in a word and two times. */
export const presentStatus = (
  policy: Pick<Probation, 'failures'>,
  standing: Standing,
  now: Date,
): ShownStatus => {
  const admission = admissionOf(policy, standing, now)
  const until = admission.kind === 'hold' ? admission.until.toISOString() : null
  const shown = (status: ShownStatus['status'], since: Date | undefined): ShownStatus => ({
    status,
    since: since?.toISOString() ?? null,
    until,
  })
  if (standing.disabledAt) return shown('disabled', standing.disabledAt)
  if (standing.parkedSince) return shown('off', standing.parkedSince)
  if ((standing.failures ?? 0) >= policy.failures)
    return shown('on-probation', standing.failingSince)
  return admission.kind === 'hold'
    ? shown('throttled', standing.notedAt)
    : shown('active', undefined)
}
