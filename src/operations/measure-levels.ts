import { isExporting } from '../telemetry/exporting.js'
import { measure } from '../telemetry/measure.js'
import type { CheckAccounts } from './check-accounts.js'

/** Counts what is parked and dead now, of the events of the last day, and measures it by event type: nothing where no metrics are exported. */
export type MeasureLevels = () => Promise<void>

/** The accounts, and the clock. */
export interface MeasureLevelsParts {
  readonly checkAccounts: CheckAccounts
  readonly now: () => Date
}

const dayMs = 86_400_000

/** Events that are counted by one operation. */
const page = 500

/** Then no further event is counted: what is measured is the least that there is. */
const longestMs = 60_000

/** Of all tenants together, as the overview counts one tenant's: an operation for each partition, and for each thousand rows that are counted. */
export const measureLevels =
  ({ checkAccounts, now }: MeasureLevelsParts): MeasureLevels =>
  async () => {
    if (!isExporting()) return
    const began = now().getTime()
    const levels = new Map<string, { readonly parked: number; readonly deadLettered: number }>()
    for await (const { partition, sum } of checkAccounts({ from: new Date(began - dayMs) }, page)) {
      const { parked, deadLettered } = levels.get(partition.eventType) ?? none
      levels.set(partition.eventType, {
        parked: parked + sum.parked,
        deadLettered: deadLettered + sum.deadLettered,
      })
      if (now().getTime() - began > longestMs) break
    }
    for (const [eventType, { parked, deadLettered }] of levels) {
      measure('parked', parked, { event_type: eventType })
      measure('deadLettered', deadLettered, { event_type: eventType })
    }
  }

const none = { parked: 0, deadLettered: 0 }
