import { attemptsMade, type Attempt, type Delivery } from '../../delivery-store/delivery.js'
import type { Event } from '../../events/event.js'
import { isExporting } from '../../telemetry/exporting.js'
import { measure } from '../../telemetry/measure.js'
import type { Tried, TryDelivery } from './try-delivery.js'

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

const note = (event: Event, before: Delivery, { delivery }: Tried): void => {
  const attempt = delivery.attempts.at(-1)
  const isAttempted = attempt !== undefined && attempt !== before.attempts.at(-1)
  const type = { event_type: event.eventType }
  if (isAttempted) {
    measure('attemptDuration', attempt.milliseconds / 1000, { ...type, answer: answerOf(attempt) })
    if (attemptsMade(before) === 0) {
      const delayMs = attempt.at.getTime() - event.firedAt.getTime()
      measure('firstAttemptDelay', Math.max(0, delayMs) / 1000, type)
    }
  }
  measure('deliveries', 1, { ...type, outcome: outcomeOf(delivery, isAttempted) })
}

/** Tries deliveries, and measures what comes of them, where that is exported. */
export const measured =
  (tryDelivery: TryDelivery): TryDelivery =>
  (event, delivery, recipient, log) => {
    const trying = tryDelivery(event, delivery, recipient, log)
    if (!isExporting()) return trying
    return trying.then((tried) => {
      note(event, delivery, tried)
      return tried
    })
  }
