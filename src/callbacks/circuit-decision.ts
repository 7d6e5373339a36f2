import { isOnProbation, type CallbackHealth } from './callback-health.js'
import type { CircuitPolicy } from './circuit-policy.js'

/** Whether a callback may be called. */
export type CircuitDecision =
  | { readonly kind: 'call' }
  /** By one caller at a time, to see whether it is back. */
  | { readonly kind: 'probe' }
  /** `probing`: a probe is under way, and its answer ends the hold sooner. */
  | {
      readonly kind: 'hold'
      readonly until: Date
      readonly reason: HoldReason
      readonly probing: boolean
    }
  | { readonly kind: 'disabled' }

/** Why a callback is not called for now. */
export type HoldReason = 'flow-off' | 'on-probation' | 'throttled'

/** No answer makes a callback wait for so long: the clock that noted it was wrong. */
const longestMs = 2 * 86_400_000

/** Whether a callback of this health may be called now. */
export const circuitDecision = (
  policy: Pick<CircuitPolicy, 'failures'>,
  health: CallbackHealth,
  now: Date,
): CircuitDecision => {
  const { disabledAt, holdUntil, parkedSince, probedBy } = health
  if (disabledAt) return { kind: 'disabled' }
  const reason = parkedSince
    ? 'flow-off'
    : isOnProbation(policy, health)
      ? 'on-probation'
      : 'throttled'
  const holdMs = (holdUntil?.getTime() ?? 0) - now.getTime()
  if (holdUntil && holdMs > 0 && holdMs <= longestMs)
    return { kind: 'hold', until: holdUntil, reason, probing: probedBy !== undefined }
  return reason === 'throttled' ? { kind: 'call' } : { kind: 'probe' }
}
