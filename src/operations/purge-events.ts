import pLimit from 'p-limit'
import { isSettled } from '../delivery-store/account.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import { talliedEvents, type TalliedEvent } from '../delivery-store/tallied-events.js'
import type { Tally } from '../delivery-store/tally.js'
import { timeOf } from '../events/event-id.js'
import type { Events } from '../events/event-table.js'
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

/** Deletes old events with all that became of them; tells how far it has come after each page of them. */
export type PurgeEvents = (order: PurgeOrder, tell?: (soFar: Purged) => void) => Promise<Purged>

/** The events and their records, and the clock. */
export interface PurgeEventsParts {
  readonly events: Pick<Events, 'getAll' | 'idsBetween' | 'partitions' | 'purgeClaims' | 'remove'>
  readonly deliveries: Pick<Deliveries, 'marked' | 'purge' | 'tallies' | 'unmark'>
  readonly now: () => Date
}

const page = 100
const atOnce = 8

/** Nothing will become of an event any more, or its purge has begun. */
const isFinished = (tally: Tally): boolean =>
  tally.isPurged === true || (isSettled(tally) && tally.states.parked === 0)

/**
 * Purges events. An event's own row goes after those of its deliveries, so that a purge that dies in between leaves it to find the rest
 * by; the mark that says that it has no account goes last.
 */
export const purgeEvents = ({ events, deliveries, now }: PurgeEventsParts): PurgeEvents => {
  const isDone = ({ eventId, tally }: TalliedEvent, beforeAtAnyRate: Date): boolean =>
    timeOf(keyOf(eventId)) < beforeAtAnyRate || (tally !== undefined && isFinished(tally))

  const unmark = ({ scope }: Partition, ids: readonly string[]) =>
    pLimit(atOnce).map(ids, (eventId) => deliveries.unmark({ scope, eventId }))

  /** Deletes some events of one partition; answers how many, and how many rows of their deliveries. */
  const deleteEvents = async (
    partition: Partition,
    ids: readonly string[],
    isOver: () => boolean,
  ) => {
    const results = await pLimit(atOnce).map(ids, async (eventId) => ({
      eventId,
      ...(await deliveries.purge({ scope: partition.scope, eventId }, isOver)),
    }))
    const whole = results.filter(({ isWhole }) => isWhole).map(({ eventId }) => eventId)
    await events.remove(partition, whole)
    await unmark(partition, whole)
    return { count: whole.length, rows: results.reduce((sum, { deleted }) => sum + deleted, 0) }
  }

  /** Deletes the marks that a purge left which died after it had deleted their events. */
  const deleteOldMarks = async (partition: Partition, until: Date) => {
    const marked: string[] = []
    for await (const eventId of deliveries.marked(partition, until)) marked.push(eventId)
    const left = new Set((await events.getAll(partition.scope, marked)).map(({ id }) => id))
    await unmark(
      partition,
      marked.filter((eventId) => !left.has(eventId)),
    )
  }

  return async (
    { before, beforeAtAnyRate, dryRun = false, isOver = () => false },
    tell = () => undefined,
  ) => {
    let soFar: Purged = { events: 0, rows: 0, claims: 0, kept: 0, isWhole: true }
    const span = { from: new Date(0), to: new Date(before.getTime() - 1) }
    for await (const partition of events.partitions()) {
      for await (const tallied of talliedEvents({ events, deliveries }, partition, span, page)) {
        const done = tallied.filter((each) => isDone(each, beforeAtAnyRate))
        const ids = done.map(({ eventId }) => eventId)
        const { count, rows } = dryRun
          ? { count: ids.length, rows: 0 }
          : await deleteEvents(partition, ids, isOver)
        const kept = soFar.kept + tallied.length - done.length
        soFar = { ...soFar, kept, events: soFar.events + count, rows: soFar.rows + rows }
        tell(soFar)
        if (isOver()) return { ...soFar, isWhole: false }
      }
      if (!dryRun) await deleteOldMarks(partition, span.to)
      const claims = await events.purgeClaims(partition, now(), dryRun, isOver)
      soFar = { ...soFar, claims: soFar.claims + claims }
      if (isOver()) return { ...soFar, isWhole: false }
    }
    return soFar
  }
}
