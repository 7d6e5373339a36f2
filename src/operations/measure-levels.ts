import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { presentStatus } from '../callbacks/present-status.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { isExporting } from '../telemetry/exporting.js'
import { measure } from '../telemetry/measure.js'
import type { CheckAccounts } from './check-accounts.js'

/**
 * Measures how much is parked and dead now, of the events of the last day, by event type, and how many callbacks are not as they should be:
 * nothing where no metrics are exported.
 */
export type MeasureLevels = () => Promise<void>

/** The accounts, the subscriptions, and the clock. */
export interface MeasureLevelsParts {
  readonly checkAccounts: CheckAccounts
  readonly subscriptions: Pick<Subscriptions, 'unhealthy'>
  readonly circuitPolicy: Pick<CircuitPolicy, 'failures'>
  readonly now: () => Date
}

const dayMs = 86_400_000

/** Events that are counted by one operation. */
const page = 500

/** Then no further event, or callback, is counted: what is measured is the least that there is. */
const longestMs = 60_000

/** Of all tenants together, as the overview counts one tenant's: an operation for each partition, and for each thousand rows that are counted. */
export const measureLevels = ({
  checkAccounts,
  subscriptions,
  circuitPolicy,
  now,
}: MeasureLevelsParts): MeasureLevels => {
  const measureDeliveries = async () => {
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

  const measureCallbacks = async () => {
    const began = now()
    const counts = { 'on-probation': 0, throttled: 0, off: 0, disabled: 0, active: 0 }
    for await (const { health } of subscriptions.unhealthy()) {
      counts[presentStatus(circuitPolicy, health, began).status]++
      if (now().getTime() - began.getTime() > longestMs) break
    }
    const { active: _, ...unhealthy } = counts
    for (const [status, count] of Object.entries(unhealthy)) measure('callbacks', count, { status })
  }

  return async () => {
    if (!isExporting()) return
    await measureDeliveries()
    await measureCallbacks()
  }
}

const none = { parked: 0, deadLettered: 0 }
