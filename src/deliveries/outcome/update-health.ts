import {
  healthAfter,
  isOnProbation,
  type Answered,
  type CallbackHealth,
  type Verdict,
} from '../../callbacks/callback-health.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import { changesBetween, withChanges, type AnsweredChange } from '../../callbacks/health-history.js'
import type { Attempt, Delivery, DeliveryState, Outcome } from '../../delivery-store/delivery.js'
import type { Log } from '../../log.js'
import { noNews, type OperatorNews } from '../../operational-events/operator-news.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { CallbackStates, StateUpdate } from '../../subscriptions/callback-state-table.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { logChanges } from './log-changes.js'
import type { OutcomeOf } from './outcomes.js'

/**
 * Notes what a delivery's last answer says of the callback that gave it, where that changes its health, and tells the operator; undefined
 * where it does not.
 */
export type UpdateHealth = (
  recipient: Recipient,
  delivery: Delivery,
  probe: boolean,
  log: Log,
) => Promise<void> | undefined

/** The rows that health is kept in, the policy, and the queue for a flow that is back. */
export interface UpdateHealthParts {
  readonly subscriptions: CallbackStates
  readonly queues: Pick<WorkQueues, 'release' | 'wake'>
  readonly circuitPolicy: CircuitPolicy
  readonly outcomeOf: OutcomeOf
  readonly now: () => Date
  /** Absent: operators are told in the log only. */
  readonly news?: Pick<OperatorNews, 'callback'>
}

/** What an answer has made of a callback's health. */
interface Noted {
  readonly before: CallbackHealth
  readonly after: CallbackHealth
  readonly changes: readonly AnsweredChange[]
}

/** Notes answers: most change nothing, and cost nothing. */
export const updateHealth = ({
  subscriptions,
  queues,
  circuitPolicy,
  outcomeOf,
  now,
  news = noNews,
}: UpdateHealthParts): UpdateHealth => {
  const tell = logChanges(circuitPolicy)

  const note = async (
    recipient: Recipient,
    seen: Answered,
    reason: string | undefined,
    log: Log,
  ) => {
    const changed = await subscriptions.updateState(
      recipient,
      ({ health: before, history }): StateUpdate<Noted | undefined> => {
        const after = healthAfter(circuitPolicy, before, seen)
        if (after === before) return { answer: undefined }
        const changes = changesBetween(circuitPolicy, before, after, reason)
        const noted =
          changes.length === 0 ? {} : { history: withChanges(history, seen.now, changes) }
        const answer = { before, after, changes }
        return { change: { health: after, ...noted }, answer }
      },
    )
    if (!changed) return
    tell(recipient, changed.changes, changed.after, log)
    news.callback(recipient, changed.after, changed.before)
    const { parkedSince } = changed.before
    if (seen.verdict.kind === 'healthy' && parkedSince) {
      const { tenantId, id } = recipient
      await queues.release({ tenantId, subscriptionId: id, since: parkedSince.toISOString() })
    }
    if (isOnProbation(circuitPolicy, changed.before)) await wake(recipient, changed.after)
  }

  /** Has what waits for a callback go on when it may be called, or given up when it never will be. */
  const wake = ({ tenantId, id }: Recipient, { disabledAt, holdUntil }: CallbackHealth) => {
    const heldMs = disabledAt ? 0 : (holdUntil ?? now()).getTime() - now().getTime()
    const seconds = Math.ceil(Math.max(0, heldMs) / 1000)
    return queues.wake({ tenantId, subscriptionId: id }, seconds)
  }

  return (recipient, { attempts, state }, probe, log) => {
    const { health } = recipient
    const last = attempts.at(-1)
    const outcome = last && outcomeOf(last)
    const verdict: Verdict = last && outcome ? verdictOf(outcome, last, state) : { kind: 'neutral' }
    const at = now()
    const seen = { verdict, calledAt: last?.at ?? at, probe, now: at }
    // A call that went as expected is not worth a look; every other one, and every probe, is judged by what is noted now.
    if (healthAfter(circuitPolicy, health, seen) === health && !probe) return undefined
    const reason = outcome && 'reason' in outcome ? outcome.reason : undefined
    return note(recipient, seen, reason, log)
  }
}

const verdictOf = (
  outcome: Outcome,
  { status, retryAfter }: Attempt,
  state: DeliveryState,
): Verdict => {
  const asked = retryAfter === undefined ? {} : { retryAfter }
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'healthy' }
    case 'retry':
    case 'doubt':
      return { kind: status === 429 ? 'throttled' : 'failed', ...asked }
    case 'park':
      return { kind: 'off' }
    case 'quarantine':
      return { kind: state === 'deadLettered' ? 'unauthorized' : 'neutral' }
    case 'deadLetter':
      return { kind: outcome.eventOnly ? 'neutral' : 'failed' }
    case 'postpone':
    case 'retire':
      return { kind: 'neutral' }
  }
}
