import { functionTimeoutMs } from '../host-limits.js'
import type { Log } from '../log.js'
import type { PurgeLookupRows } from '../subscriptions/purge-lookup-rows.js'
import type { PurgeEvents } from './purge-events.js'

/** Deletes what is older than the retention. */
export type ApplyRetention = (log: Log) => Promise<void>

/** For how long events are kept, and how they are purged. */
export interface ApplyRetentionParts {
  readonly retentionDays: number
  readonly purgeEvents: PurgeEvents
  readonly purgeLookupRows: PurgeLookupRows
  readonly now: () => Date
}

const dayMs = 86_400_000

/** The rows beside subscriptions are looked through once a day, in this hour by UTC: that reads the whole table. */
const dailyHour = 3

/** What is left of them by then is for the next day. */
const longestBesideMs = functionTimeoutMs * 0.3

/** What is left of events by then is for the next hour. */
const longestMs = functionTimeoutMs * 0.7

/** Keeps to the retention of a deployment. An event that is not settled is given twice the time. */
export const applyRetention =
  ({ retentionDays, purgeEvents, purgeLookupRows, now }: ApplyRetentionParts): ApplyRetention =>
  async (log) => {
    const began = now().getTime()
    const daysAgo = (days: number) => new Date(began - days * dayMs)
    const before = daysAgo(retentionDays)
    const isDaily = new Date(began).getUTCHours() === dailyHour
    const isOver = (ms: number) => () => now().getTime() - began > ms
    const sideRows = isDaily ? await purgeLookupRows(before, false, isOver(longestBesideMs)) : 0
    const purged = await purgeEvents({
      before,
      beforeAtAnyRate: daysAgo(2 * retentionDays),
      isOver: isOver(longestMs),
    })
    log('events.purged', { before: before.toISOString(), ...purged, sideRows })
  }
