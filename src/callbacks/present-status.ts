import { isOnProbation, type CallbackHealth } from './callback-health.js'
import { circuitDecision } from './circuit-decision.js'
import type { CircuitPolicy } from './circuit-policy.js'

/** What an operator is told of a callback's health. */
export interface ShownStatus {
  readonly status: 'active' | 'throttled' | 'on-probation' | 'off' | 'disabled'
  /** Since when, as far as it is known. */
  readonly since: string | null
  /** When it is called next, at the earliest; null when it may be called now, or never. */
  readonly until: string | null
}

/** A callback's health, in a word and two times. */
export const presentStatus = (
  policy: Pick<CircuitPolicy, 'failures'>,
  health: CallbackHealth,
  now: Date,
): ShownStatus => {
  const admission = circuitDecision(policy, health, now)
  const until = admission.kind === 'hold' ? admission.until.toISOString() : null
  const shown = (status: ShownStatus['status'], since: Date | undefined): ShownStatus => ({
    status,
    since: since?.toISOString() ?? null,
    until,
  })
  if (health.disabledAt) return shown('disabled', health.disabledAt)
  if (health.parkedSince) return shown('off', health.parkedSince)
  if (isOnProbation(policy, health)) return shown('on-probation', health.failingSince)
  return admission.kind === 'hold' ? shown('throttled', health.notedAt) : shown('active', undefined)
}
