import { isSettled } from '../delivery-store/account.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import type { ExistingEvents } from '../delivery-store/purge-deliveries.js'
import { talliedEvents, type TalliedEvent } from '../delivery-store/tallied-events.js'
import type { Tally } from '../delivery-store/tally.js'
import { rememberedMs } from '../events/event-cache.js'
import { theBeginning, timeOf } from '../events/event-id.js'
import type { Events } from '../events/event-table.js'
import { storedAtLatestMs } from '../events/stored-in-time.js'
import { eachAtOnce } from '../storage/each-at-once.js'
import { keyOf } from '../storage/ids.js'
import type { Partition } from '../storage/partition-key.js'

/** What is to be purged. */
export interface PurgeOrder {
  /** Events that were fired before. */
  readonly before: Date
  /** Even those that are not settled, when they were fired before this. */
  readonly beforeAtAnyRate: Date
  /** Count, delete nothing. */
  readonly dryRun?: boolean
  /** Whether it is time to stop: the next purge goes on where this one left off. */
  readonly isOver?: () => boolean
}

/** What was purged, or would be. */
export interface Purged {
  readonly events: number
  /** Rows of their deliveries; those of a dry run are not counted. */
  readonly rows: number
  /** Claims of idempotency keys that have expired. */
  readonly claims: number
  /** Events that are old enough, but not settled yet. */
  readonly kept: number
  /** False when it was stopped before its end. */
  readonly isWhole: boolean
}

/** Deletes old events with all that became of them; tells how far it has come now and then. */
export type PurgeEvents = (order: PurgeOrder, tell?: (soFar: Purged) => void) => Promise<Purged>

/** The events and their records, and the clock. */
export interface PurgeEventsParts {
  readonly events: Pick<Events, 'idsBetween' | 'partitions' | 'purgeClaims' | 'remove'>
  readonly deliveries: Pick<Deliveries, 'purgeGone' | 'recordedPartitions' | 'tallies'>
  readonly now: () => Date
}

/** Each of them reads one page at a time. */
const partitionsAtOnce = 4

/**
 * What is younger stays, whatever is asked for: processes remember it, and whoever did would take a message that comes late for one of an
 * event of which nothing has been done.
 */
const youngestMs = rememberedMs + 2 * storedAtLatestMs

/** Nothing will become of an event any more, or its purge has begun. */
const isFinished = (tally: Tally): boolean =>
  tally.isPurged === true || (isSettled(tally) && tally.states.parked === 0)

/**
 * Purges events: first their own rows, a hundred with each operation, so that nobody takes them for events that are yet to be delivered;
 * then whatever is recorded of events that are gone, of which those are that a purge left behind which died.
 */
export const purgeEvents = ({ events, deliveries, now }: PurgeEventsParts): PurgeEvents => {
  const isDone = ({ eventId, tally }: TalliedEvent, beforeAtAnyRate: Date): boolean =>
    timeOf(keyOf(eventId)) < beforeAtAnyRate || (tally !== undefined && isFinished(tally))

  const existing: ExistingEvents = async (partition, ids) => {
    const [newest = '', oldest = newest] = [ids[0], ids.at(-1)]
    const from = new Date(timeOf(keyOf(oldest)).getTime() - 1)
    const found = new Set<string>()
    for await (const id of events.idsBetween(partition, from, timeOf(keyOf(newest)))) found.add(id)
    return found
  }

  return async (
    { before: wanted, beforeAtAnyRate, dryRun = false, isOver = () => false },
    tell = () => undefined,
  ) => {
    const before = new Date(Math.min(wanted.getTime(), now().getTime() - youngestMs))
    const span = { from: theBeginning, to: new Date(before.getTime() - 1) }
    const soFar = { events: 0, rows: 0, claims: 0, kept: 0, isWhole: true }

    const removeEvents = async (partition: Partition) => {
      if (isOver()) return
      for await (const tallied of talliedEvents({ events, deliveries }, partition, span)) {
        const done = tallied.filter((each) => isDone(each, beforeAtAnyRate))
        const ids = done.map(({ eventId }) => eventId)
        if (!dryRun) await events.remove(partition, ids)
        soFar.events += ids.length
        soFar.kept += tallied.length - ids.length
        tell({ ...soFar })
        if (isOver()) return
      }
      soFar.claims += await events.purgeClaims(partition, now(), dryRun, isOver)
    }

    const removeRecords = async (partition: Partition) => {
      if (isOver()) return
      const { deleted } = await deliveries.purgeGone(partition, before, existing, isOver)
      soFar.rows += deleted
      tell({ ...soFar })
    }

    await eachAtOnce(events.partitions(), partitionsAtOnce, removeEvents)
    if (!dryRun && !isOver())
      await eachAtOnce(deliveries.recordedPartitions(), partitionsAtOnce, removeRecords)
    return { ...soFar, isWhole: !isOver() }
  }
}
