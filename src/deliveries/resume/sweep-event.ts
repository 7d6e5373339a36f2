import { addsUp, isFannedOut, recordedWithinMs } from '../../delivery-store/account.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import type { TalliedEvent } from '../../delivery-store/tallied-events.js'
import type { Log } from '../../log.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import { isStorageFault } from '../../storage/storage-fault.js'
import { waitsForCallback, type HoldForCallback } from '../outcome/hold-for-callback.js'
import { dueRetryMessage } from '../outcome/retry-message.js'

/** How thoroughly events are looked at, and whether there is still time to. */
export interface SweepLook {
  /** Also at what waits for callbacks, which those who wake them find: only where a crash hid it from them has it nobody. */
  readonly isThorough: boolean
  readonly isOver: () => boolean
}

/** Puts back on its queue what is unfinished of one event, and has nobody who would finish it. */
export type SweepEvent = (
  scope: string,
  event: TalliedEvent,
  look: SweepLook,
  log: Log,
) => Promise<void>

/** The records, and the queues that unfinished work goes back to. */
export interface SweepEventParts {
  readonly deliveries: Pick<Deliveries, 'waiting'>
  readonly queues: Pick<WorkQueues, 'fanOut' | 'retry'>
  readonly holdForCallback: HoldForCallback
  readonly now: () => Date
}

/** Doing again what is merely slow does no harm: every step looks first whether it was done. */
export const sweepEvent = ({
  deliveries,
  queues,
  holdForCallback,
  now,
}: SweepEventParts): SweepEvent => {
  /** A delivery that is long overdue has lost its message. */
  const retryOverdue = async (
    scope: string,
    eventId: string,
    { isThorough, isOver }: SweepLook,
    log: Log,
  ): Promise<void> => {
    for (const delivery of await deliveries.waiting({ scope, eventId })) {
      if (isOver()) return
      const { dueAt, subscriptionId } = delivery
      if (!dueAt || now().getTime() - dueAt.getTime() < recordedWithinMs) continue
      const isHeld = waitsForCallback(delivery)
      if (isHeld && !isThorough) continue
      const next = dueRetryMessage(delivery)
      if (!(isHeld && (await holdForCallback(delivery)))) await queues.retry(next, 0)
      log('delivery.swept', { eventId, subscriptionId, attempt: next.attempt })
    }
  }

  const check: SweepEvent = async (scope, { eventId, tally }, look, log) => {
    if (tally?.isPurged) return
    if (tally && !addsUp({ matched: tally.matched, ...tally.states }))
      log.error('account.wrong', { eventId, ...tally.states, matched: tally.matched })
    if (tally && isFannedOut(tally)) {
      if (tally.states.pending + tally.states.parked > 0)
        await retryOverdue(scope, eventId, look, log)
      return
    }
    await queues.fanOut({ scope, eventIds: [eventId], again: true })
    log('event.swept', { eventId, chunks: tally?.chunks, recorded: tally?.recorded.size ?? 0 })
  }

  return async (scope, event, look, log) => {
    try {
      await check(scope, event, look, log)
    } catch (error) {
      // Storage's faults pass. What else is wrong with one event is an operator's to see, and must not stop the others.
      if (isStorageFault(error)) throw error
      log.error('event.unswept', { eventId: event.eventId }, error)
    }
  }
}
