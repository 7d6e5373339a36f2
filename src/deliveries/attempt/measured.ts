import { attemptsMade, type Attempt, type Delivery } from '../../delivery-store/delivery.js'
import { measure } from '../../telemetry/measure.js'
import type { TryDelivery } from './try-delivery.js'

/** What came of a delivery whose turn it was, in a word; one that only waits has been held or is to be tried again. */
const outcomeOf = ({ state }: Delivery, isAttempted: boolean): string => {
  switch (state) {
    case 'pending':
      return isAttempted ? 'retry' : 'held'
    case 'deadLettered':
      return 'dead-lettered'
    default:
      return state
  }
}

const answerOf = ({ status }: Attempt): string =>
  status === undefined ? 'none' : `${Math.floor(status / 100)}xx`

/** Tries deliveries, and measures what comes of them. */
export const measured =
  (tryDelivery: TryDelivery): TryDelivery =>
  async (event, delivery, recipient, log) => {
    const tried = await tryDelivery(event, delivery, recipient, log)
    const attempt = tried.delivery.attempts.at(-1)
    const isAttempted = attempt !== undefined && attempt !== delivery.attempts.at(-1)
    const type = { event_type: event.eventType }
    if (isAttempted) {
      measure('attemptDuration', attempt.milliseconds / 1000, {
        ...type,
        answer: answerOf(attempt),
      })
      if (attemptsMade(delivery) === 0) {
        const delayMs = attempt.at.getTime() - event.firedAt.getTime()
        measure('firstAttemptDelay', Math.max(0, delayMs) / 1000, type)
      }
    }
    measure('deliveries', 1, { ...type, outcome: outcomeOf(tried.delivery, isAttempted) })
    return tried
  }
