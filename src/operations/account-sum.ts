import { addsUp, isFannedOut, isSettled, recordedWithinMs } from '../delivery-store/account.js'
import { countStates } from '../delivery-store/chunk-row.js'
import type { DeliveryState } from '../delivery-store/delivery.js'
import type { TalliedEvent } from '../delivery-store/tallied-events.js'
import { timeOf } from '../events/event-id.js'
import { keyOf } from '../storage/ids.js'

/** An account that does not add up: something is unexplained. */
export type WrongAccount = Readonly<Record<DeliveryState | 'matched', number>> & {
  readonly eventId: string
}

/** What became of many events, counted. */
export interface AccountSum extends Readonly<Record<DeliveryState | 'matched', number>> {
  readonly events: number
  readonly settled: number
  readonly running: number
  /** Accounts that do not add up. */
  readonly wrong: readonly WrongAccount[]
  /** Events that should have been recorded by now, and are not, or not whole. */
  readonly unrecorded: readonly string[]
}

/** The sum of no account. */
export const noAccounts: AccountSum = {
  events: 0,
  settled: 0,
  running: 0,
  matched: 0,
  ...countStates([]),
  wrong: [],
  unrecorded: [],
}

const sumOfOne = ({ eventId, tally }: TalliedEvent, now: Date): AccountSum => {
  const isRecorded = tally !== undefined && isFannedOut(tally)
  const settled = tally !== undefined && isSettled(tally)
  const counts = { matched: tally?.matched ?? 0, ...(tally?.states ?? countStates([])) }
  const isOld = now.getTime() - timeOf(keyOf(eventId)).getTime() > recordedWithinMs
  return {
    ...counts,
    events: 1,
    settled: settled ? 1 : 0,
    running: settled ? 0 : 1,
    wrong: addsUp(counts) ? [] : [{ eventId, ...counts }],
    unrecorded: isOld && !isRecorded ? [eventId] : [],
  }
}

/** Both sums as one. */
export const addSums = (a: AccountSum, b: AccountSum): AccountSum => ({
  events: a.events + b.events,
  settled: a.settled + b.settled,
  running: a.running + b.running,
  matched: a.matched + b.matched,
  delivered: a.delivered + b.delivered,
  pending: a.pending + b.pending,
  parked: a.parked + b.parked,
  deadLettered: a.deadLettered + b.deadLettered,
  retired: a.retired + b.retired,
  wrong: [...a.wrong, ...b.wrong],
  unrecorded: [...a.unrecorded, ...b.unrecorded],
})

/** What became of events; those that are being purged have no account. */
export const sumAccounts = (events: readonly TalliedEvent[], now: Date): AccountSum =>
  events
    .filter(({ tally }) => !tally?.isPurged)
    .map((event) => sumOfOne(event, now))
    .reduce(addSums, noAccounts)

/** Whether nothing is unexplained and nothing is missing. */
export const isSound = ({ wrong, unrecorded }: AccountSum): boolean =>
  wrong.length + unrecorded.length === 0
