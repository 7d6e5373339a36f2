import { attemptsMade, isWaiting, type Delivery } from '../../delivery-store/delivery.js'
import type { RetryMessage } from '../../queues/messages.js'
import { waitsForCallback } from '../outcome/hold-for-callback.js'

/** A message that asks for an attempt; `early`: now, although its time is yet to come. */
export type RetryOrder = RetryMessage & { readonly early?: boolean }

/** What is to be done about such a message. */
export type RetryDecision =
  | { readonly kind: 'attempt' }
  /** Nothing is attempted: what is recorded is queued once more, as a run that died may have left it undone. */
  | { readonly kind: 'follow-up' }
  | { readonly kind: 'skip'; readonly reason: string }

/** How much sooner than it is due an attempt may be made. */
const toleranceMs = 1500

/** What is overdue for so long has lost its message, so that any other one will do. */
const overdueMs = 60_000

/** A message counts only for the attempt that it names, and at its time: a delivery has one retry slot. */
export const retryDecision = (
  delivery: Delivery,
  { attempt, again = false, early = false, dueAt }: RetryOrder,
  now: Date,
): RetryDecision => {
  const attempts = attemptsMade(delivery)
  if (!isWaiting(delivery) || attempts >= attempt) {
    // Only a message that was handed out before may stand for a run that died before it queued the next attempt.
    const mayBeUndone = again && isWaiting(delivery) && attempts === attempt
    if (mayBeUndone) return { kind: 'follow-up' }
    return { kind: 'skip', reason: `already ${delivery.state} after ${attempts} attempts` }
  }
  if (early) return { kind: 'attempt' }

  const waitMs = delivery.dueAt ? delivery.dueAt.getTime() - now.getTime() : -Infinity
  // Who put it off since has queued it anew, or left it to its callback, unless that run died before it could.
  const isPutOff = !again && dueAt !== undefined && dueAt !== delivery.dueAt?.toISOString()
  if (isPutOff && (waitMs > -overdueMs || waitsForCallback(delivery)))
    return { kind: 'skip', reason: 'put off since' }
  // This clock may be behind the one that queued it: its time is yet to come.
  return waitMs > toleranceMs ? { kind: 'follow-up' } : { kind: 'attempt' }
}
