import type { Event } from '../events/event.js'
import { messageLeaseMs } from '../host-limits.js'
import type { DeliveryState } from './delivery.js'
import type { Tally } from './tally.js'

/** What became of an event. At any moment matched = delivered + pending + parked + deadLettered + retired. */
export interface Account {
  readonly eventId: string
  readonly eventType: string
  readonly firedAt: string
  /** `settled` when fan-out is over and nothing is pending. */
  readonly status: 'running' | 'settled'
  readonly matched: number
  readonly delivered: number
  readonly pending: number
  readonly parked: number
  readonly deadLettered: number
  readonly retired: number
}

/** Whether every chunk has been recorded. */
export const isFannedOut = ({ chunks, recorded }: Tally): boolean =>
  chunks !== undefined && recorded.size >= chunks

/** Whether fan-out is over and nothing is pending. */
export const isSettled = (tally: Tally): boolean => isFannedOut(tally) && tally.states.pending === 0

/** An event that is not recorded this long after it was fired is not merely under way: a message whose worker died has come back. */
export const recordedWithinMs = messageLeaseMs * 1.5

/** The account of an event. */
export const accountOf = (
  event: Pick<Event, 'id' | 'eventType' | 'firedAt'>,
  tally: Tally,
): Account => ({
  eventId: event.id,
  eventType: event.eventType,
  firedAt: event.firedAt.toISOString(),
  status: isSettled(tally) ? 'settled' : 'running',
  matched: tally.matched,
  delivered: tally.states.delivered,
  pending: tally.states.pending,
  parked: tally.states.parked,
  deadLettered: tally.states.deadLettered,
  retired: tally.states.retired,
})

/**
 * Whether nothing is unexplained: what was matched is what became of it, and no delivery has moved on from a state that its
 * chunk never counted it in.
 */
export const addsUp = ({
  matched,
  delivered,
  pending,
  parked,
  deadLettered,
  retired,
}: Pick<Account, 'matched' | DeliveryState>): boolean => {
  const became = [delivered, pending, parked, deadLettered, retired]
  return (
    became.every((count) => count >= 0) && matched === became.reduce((sum, count) => sum + count, 0)
  )
}
