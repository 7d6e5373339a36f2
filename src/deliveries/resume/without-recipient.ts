import type { Delivery } from '../../delivery-store/delivery.js'
import type { Event } from '../../events/event.js'
import { end, hold } from '../outcome/next-state.js'
import { editMs, handOverMs } from '../outcome/retry-schedule.js'

/** What was parked for a flow that has unsubscribed is looked at this often. */
const lookAgainMs = 3_600_000

/**
 * What becomes of a delivery that has no subscription any more. A flow that has unsubscribed gets no more events. But a flow that is
 * edited may remove its subscription before it adds another: what is pending waits for that once; what was parked is looked at each hour,
 * for a day.
 */
export const withoutRecipient = (event: Event, delivery: Delivery, now: Date): Delivery => {
  const state = delivery.state === 'parked' ? 'parked' : 'pending'
  const parkedAt = delivery.attempts.at(-1)?.at ?? event.firedAt
  const isRecent = now.getTime() - parkedAt.getTime() < handOverMs
  const mayComeBack = delivery.reason !== 'flow-gone' || (state === 'parked' && isRecent)
  if (!mayComeBack) return end(delivery, { state: 'retired', reason: 'unsubscribed' })
  const waitMs = state === 'parked' ? lookAgainMs : editMs
  return hold(delivery, { state, reason: 'flow-gone', until: new Date(now.getTime() + waitMs) })
}
