import type { Log } from '../log.js'
import type { PurgeEvents } from './purge-events.js'
import type { PurgeSideRows } from './purge-lookup-rows.js'

/** Deletes what is older than the retention. */
export type Retain = (log: Log) => Promise<void>

/** What it works with. */
export interface RetainParts {
  readonly retentionDays: number
  readonly purgeEvents: PurgeEvents
  readonly purgeSideRows: PurgeSideRows
  readonly now: () => Date
}

const dayMs = 86_400_000

/** The host ends a function after ten minutes: what is left by then is for tomorrow. */
const longestMs = 7 * 60_000

/** Keeps to the retention of a deployment. An event that is not settled is given twice the time. */
export const retain =
  ({ retentionDays, purgeEvents, purgeSideRows, now }: RetainParts): Retain =>
  async (log) => {
    const began = now().getTime()
    const daysAgo = (days: number) => new Date(began - days * dayMs)
    const before = daysAgo(retentionDays)
    const sideRows = await purgeSideRows(before, false)
    const purged = await purgeEvents({
      before,
      beforeAtAnyRate: daysAgo(2 * retentionDays),
      isOver: () => now().getTime() - began > longestMs,
    })
    log('events.purged', { before: before.toISOString(), ...purged, sideRows })
  }
