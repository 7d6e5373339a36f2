import {
  failingHours,
  healthAfter,
  isOnProbation,
  type Answered,
  type CallbackHealth,
  type Verdict,
} from '../../callbacks/callback-health.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { Log } from '../../log.js'
import { percentOf } from '../../operational-events/callback-news.js'
import { noNews, type OperatorNews } from '../../operational-events/operator-news.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { CallbackStates } from '../../subscriptions/callback-state-table.js'
import { measure } from '../../telemetry/measure.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { OutcomeOf } from './outcomes.js'

/** Notes what a delivery's last answer says of the callback that gave it, where that changes its health; tells the operator. */
export type UpdateHealth = (
  recipient: Recipient,
  delivery: Delivery,
  probe: boolean,
  log: Log,
) => Promise<void>

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

const nothing = Promise.resolve()

/** Notes answers: most change nothing, and cost nothing. */
export const updateHealth = ({
  subscriptions,
  queues,
  circuitPolicy,
  outcomeOf,
  now,
  news = noNews,
}: UpdateHealthParts): UpdateHealth => {
  const note = async (recipient: Recipient, seen: Answered, log: Log) => {
    const changed = await subscriptions.updateState(recipient, ({ health: before }) => {
      const after = healthAfter(circuitPolicy, before, seen)
      return after === before
        ? { answer: undefined }
        : { change: { health: after }, answer: { before, after } }
    })
    if (!changed) return
    tell(recipient, changed.before, changed.after, log)
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

  const tell = (
    { id, tenantId }: Recipient,
    before: CallbackHealth,
    after: CallbackHealth,
    log: Log,
  ) => {
    const facts = { subscriptionId: id, tenantId }
    const hours = Math.round(failingHours(after) * 10) / 10
    if (after.disabledAt) {
      measure('callbacks', 1, { change: 'disabled' })
      log.error('callback.disabled', { ...facts, reason: after.disabledBecause, hours })
      return
    }
    if (percentOf(circuitPolicy, after) > percentOf(circuitPolicy, before))
      log.error('callback.failing', {
        ...facts,
        hours,
        disabledAfterHours: circuitPolicy.disableAfterHours,
      })
    if (after.failures === circuitPolicy.failures && before.failures !== after.failures) {
      measure('callbacks', 1, { change: 'on-probation' })
      log('callback.on-probation', facts)
    }
    if (isOnProbation(circuitPolicy, before) && !after.failures) {
      measure('callbacks', 1, { change: 'recovered' })
      log('callback.recovered', facts)
    }
    if (after.parkedSince && !before.parkedSince) {
      measure('callbacks', 1, { change: 'off' })
      log('callback.off', facts)
    }
  }

  /** What a delivery's last answer says of the callback. */
  const verdictOf = ({ attempts, state }: Delivery): Verdict => {
    const last = attempts.at(-1)
    if (!last) return { kind: 'neutral' }
    const asked = last.retryAfter === undefined ? {} : { retryAfter: last.retryAfter }
    const outcome = outcomeOf(last)
    switch (outcome.kind) {
      case 'delivered':
        return { kind: 'healthy' }
      case 'retry':
      case 'doubt':
        return { kind: last.status === 429 ? 'throttled' : 'failed', ...asked }
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

  return (recipient, delivery, probe, log) => {
    const { health } = recipient
    const calledAt = delivery.attempts.at(-1)?.at ?? now()
    const seen = { verdict: verdictOf(delivery), calledAt, probe, now: now() }
    // A call that went as expected is not worth a look; every other one, and every probe, is judged by what is noted now.
    const expected = healthAfter(circuitPolicy, health, seen)
    return expected === health && !probe ? nothing : note(recipient, seen, log)
  }
}
