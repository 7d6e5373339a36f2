import { addsUp, isFannedOut, recordedWithinMs } from '../../delivery-store/account.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { talliedEvents, type TalliedEvent } from '../../delivery-store/tallied-events.js'
import type { Events } from '../../events/event-table.js'
import type { Log } from '../../log.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { Partition } from '../../storage/partition-key.js'
import { retryMessage } from '../outcome/retry-message.js'

/** Finds work that a crash or a fault left lying, and puts it back on its queue. */
export type Sweep = (log: Log) => Promise<void>

/** The stores that are compared, and the queues that unfinished work goes back to. */
export interface SweepParts {
  readonly events: Pick<Events, 'partitions' | 'idsBetween'>
  readonly deliveries: Pick<Deliveries, 'tallies' | 'waiting'>
  readonly queues: Pick<WorkQueues, 'fanOut' | 'redrive' | 'retry'>
  readonly now: () => Date
}

/** Each event is looked at by several sweeps in a row; later on its messages, which never expire, are all it needs. */
const oldestMs = 75 * 60_000

/** The sweep of a deployment. Doing again what is merely slow does no harm: every step looks first whether it was done. */
export const sweep = ({ events, deliveries, queues, now }: SweepParts): Sweep => {
  /** A delivery that is long overdue has lost its message. */
  const retryOverdue = async (scope: string, eventId: string, log: Log): Promise<void> => {
    for (const delivery of await deliveries.waiting({ scope, eventId })) {
      const { dueAt, subscriptionId } = delivery
      if (!dueAt || now().getTime() - dueAt.getTime() < recordedWithinMs) continue
      const next = retryMessage(delivery)
      await queues.retry({ ...next, dueAt: dueAt.toISOString() }, 0)
      log('delivery.swept', { eventId, subscriptionId, attempt: next.attempt })
    }
  }

  const check = async (
    { scope }: Partition,
    tallied: readonly TalliedEvent[],
    log: Log,
  ): Promise<void> => {
    for (const { eventId, tally } of tallied) {
      if (tally && !addsUp({ matched: tally.matched, ...tally.states })) {
        log.error('account.wrong', { eventId, ...tally.states, matched: tally.matched })
      }
      if (tally && isFannedOut(tally)) {
        if (tally.states.pending + tally.states.parked > 0) await retryOverdue(scope, eventId, log)
        continue
      }
      await queues.fanOut({ scope, eventIds: [eventId], again: true })
      log('event.swept', { eventId, chunks: tally?.chunks, recorded: tally?.recorded.size ?? 0 })
    }
  }

  return async (log) => {
    for (const queue of ['fan-out', 'deliveries', 'retries', 'releases'] as const) {
      const count = await queues.redrive(queue)
      if (count > 0) log('messages.redriven', { queue, count })
    }
    const from = new Date(now().getTime() - oldestMs)
    const to = new Date(now().getTime() - recordedWithinMs)
    for await (const partition of events.partitions()) {
      for await (const tallied of talliedEvents({ events, deliveries }, partition, { from, to }))
        await check(partition, tallied, log)
    }
  }
}
