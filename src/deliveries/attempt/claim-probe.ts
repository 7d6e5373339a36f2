import { circuitDecision } from '../../callbacks/circuit-decision.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { CallbackStates } from '../../subscriptions/callback-state-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'

/** Claims the next probe of a callback; false when another one has it, or when no probe is due any more. */
export type ClaimProbe = (recipient: Recipient) => Promise<boolean>

/** The rows that claims are kept in, and when a probe is due. */
export interface ClaimProbeParts {
  readonly subscriptions: CallbackStates
  readonly circuitPolicy: CircuitPolicy
  readonly now: () => Date
  readonly newProbeId: () => string
}

/** A probe that has not been answered by then has died: another may be made. */
const probeMs = 90_000

/** Claims probes by the subscription's row: of many that try at the same time, one claim is kept. */
export const claimProbe =
  ({ subscriptions, circuitPolicy, now, newProbeId }: ClaimProbeParts): ClaimProbe =>
  async (recipient) => {
    const probedBy = newProbeId()
    const claimed = await subscriptions.updateState(recipient, ({ health }) => {
      if (circuitDecision(circuitPolicy, health, now()).kind !== 'probe') return { answer: false }
      const holdUntil = new Date(now().getTime() + probeMs)
      return { change: { health: { ...health, probedBy, holdUntil } }, answer: true }
    })
    return claimed ?? false
  }
