import type { Attempt, Delivery, Outcome } from '../../delivery-store/delivery.js'
import { addAttempt } from './add-attempt.js'
import type { OutcomeOf } from './outcomes.js'
import {
  confirmSchedule,
  delayBefore,
  doubtsOf,
  parkSchedule,
  postponeSchedule,
  type RetrySchedule,
} from './retry-schedule.js'

/** What moving a delivery on depends on. */
export interface NextStateParts {
  readonly retrySchedule: RetrySchedule
  readonly outcomeOf: OutcomeOf
  readonly now: () => Date
  readonly random: () => number
}

/** A delivery after one more attempt. */
export type NextState = (before: Delivery, attempt: Attempt) => Delivery

/** The only place that turns an outcome into a state. */
export const nextState =
  ({ retrySchedule, outcomeOf, now, random }: NextStateParts): NextState =>
  (before, attempt) => {
    const { attempts, earlier } = addAttempt(before, attempt, outcomeOf)
    const delivery = { ...awake(before), attempts, ...(earlier ? { earlier } : {}) }
    const outcome = outcomeOf(attempt)

    const waiting = (
      state: 'pending' | 'parked',
      cause: string,
      schedule: RetrySchedule,
      retryAfter?: number,
    ): Delivery => {
      const made = madeOf(outcome.kind)
      const seconds = delayBefore(schedule, { attempts: made, retryAfter, random: random() })
      return seconds === undefined
        ? { ...delivery, state: 'deadLettered', reason: `exhausted: ${cause}` }
        : { ...delivery, state, reason: cause, dueAt: new Date(now().getTime() + seconds * 1000) }
    }

    /** Attempts of this kind, since the delivery was last replayed. */
    const madeOf = (kind: Outcome['kind']): number =>
      (earlier?.counted[kind] ?? 0) +
      attempts
        .filter(({ at }) => at >= (before.replayedAt ?? at))
        .filter((each) => outcomeOf(each).kind === kind).length

    switch (outcome.kind) {
      case 'delivered':
        return { ...delivery, state: 'delivered' }
      case 'retry':
        return waiting('pending', outcome.reason, retrySchedule, outcome.retryAfter)
      case 'doubt':
        return waiting('pending', outcome.reason, doubtsOf(retrySchedule), outcome.retryAfter)
      case 'postpone':
        return waiting('pending', outcome.reason, postponeSchedule)
      case 'park':
        return waiting('parked', outcome.reason, parkSchedule)
      case 'quarantine':
        return waiting('pending', outcome.reason, confirmSchedule)
      case 'deadLetter':
        return { ...delivery, state: 'deadLettered', reason: outcome.reason }
      case 'retire':
        return { ...delivery, state: 'retired', reason: outcome.reason }
    }
  }

/** A delivery that waits for nothing. */
const awake = (delivery: Delivery): Omit<Delivery, 'dueAt' | 'reason'> => {
  // First attempts have nothing to leave out, which takes time.
  if (delivery.reason === undefined && delivery.dueAt === undefined) return delivery
  const { reason, dueAt, ...others } = delivery
  return others
}

/** A delivery that waits without having been attempted: its callback is left in peace until then. */
export const hold = (
  delivery: Delivery,
  held: { readonly state: 'pending' | 'parked'; readonly reason: string; readonly until: Date },
): Delivery => ({ ...awake(delivery), state: held.state, reason: held.reason, dueAt: held.until })

/** A delivery that waits no longer, without having been attempted. */
export const end = (
  delivery: Delivery,
  ended: { readonly state: 'deadLettered' | 'retired'; readonly reason: string },
): Delivery => ({ ...awake(delivery), ...ended })
