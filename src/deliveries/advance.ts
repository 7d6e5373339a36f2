import type { Attempt, Delivery } from './delivery.js'
import { outcomeOf } from './outcomes.js'
import {
  delayBefore,
  parkSchedule,
  postponeSchedule,
  type RetrySchedule,
} from './retry-schedule.js'

/** What moving a delivery on depends on. */
export interface AdvanceParts {
  readonly retrySchedule: RetrySchedule
  readonly now: () => Date
  readonly random: () => number
}

/** A delivery after one more attempt. */
export type Advance = (before: Delivery, attempt: Attempt) => Delivery

/** The only place that turns an outcome into a state. */
export const advance =
  ({ retrySchedule, now, random }: AdvanceParts): Advance =>
  (before, attempt) => {
    const attempts = [...before.attempts, attempt]
    const { reason, dueAt, ...delivery } = { ...before, attempts }
    const outcome = outcomeOf(attempt)
    const made = attempts.filter((each) => outcomeOf(each).kind === outcome.kind).length

    const waiting = (
      state: 'pending' | 'parked',
      cause: string,
      schedule: RetrySchedule,
      retryAfter?: number,
    ): Delivery => {
      const seconds = delayBefore(schedule, { attempts: made, retryAfter, random: random() })
      return seconds === undefined
        ? { ...delivery, state: 'deadLettered', reason: `exhausted: ${cause}` }
        : { ...delivery, state, reason: cause, dueAt: new Date(now().getTime() + seconds * 1000) }
    }

    switch (outcome.kind) {
      case 'delivered':
        return { ...delivery, state: 'delivered' }
      case 'retry':
        return waiting('pending', outcome.reason, retrySchedule, outcome.retryAfter)
      case 'postpone':
        return waiting('pending', outcome.reason, postponeSchedule)
      case 'park':
        return waiting('parked', outcome.reason, parkSchedule)
      case 'deadLetter':
        return { ...delivery, state: 'deadLettered', reason: outcome.reason }
      case 'retire':
        return { ...delivery, state: 'retired', reason: outcome.reason }
    }
  }

/** Whether a delivery waits for another attempt. */
export const isWaiting = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state === 'pending' || state === 'parked'
