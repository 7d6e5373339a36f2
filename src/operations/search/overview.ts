import type { CallbackHealth } from '../../callbacks/callback-health.js'
import type { CircuitPolicy } from '../../callbacks/circuit-policy.js'
import { presentStatus } from '../../callbacks/present-status.js'
import { disabledSoon } from '../../callbacks/way-to-disabled.js'
import { countStates } from '../../delivery-store/chunk-row.js'
import { deliveryStates } from '../../delivery-store/delivery.js'
import { scopesOf } from '../../events/event.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import type { CountedEvent, SearchEvents } from './search-events.js'
import { soonDisabled } from './soon-disabled.js'

/** Events and accounts, and where subscriptions are. */
export interface OverviewParts {
  readonly searchEvents: SearchEvents
  readonly subscriptions: Pick<Subscriptions, 'get' | 'healths' | 'unhealthy'>
  readonly circuitPolicy: Pick<CircuitPolicy, 'disableAfterHours' | 'failures'>
  readonly now: () => Date
}

/** So many events, the newest, and so many subscriptions are counted at most. */
const [eventsAtOnce, mostEvents] = [500, 2000]
const mostSubscriptions = 5000

const hourMs = 3_600_000
const hoursShown = 24

/** How a tenant's deliveries fare: what became of the events of the last day, hour by hour, and how its callbacks are. */
export const overview =
  ({ searchEvents, subscriptions, circuitPolicy, now }: OverviewParts) =>
  async (tenantId: string) => {
    const asOf = now()
    const begin = (Math.floor(asOf.getTime() / hourMs) - hoursShown + 1) * hourMs

    const readEvents = async () => {
      const search = { scopes: scopesOf(tenantId), tenantId, from: new Date(begin) }
      const found: CountedEvent[] = []
      let next: string | undefined
      do {
        const page = await searchEvents(search, eventsAtOnce, next)
        found.push(...page.events)
        next = page.next
      } while (next !== undefined && found.length < mostEvents)
      return { found, isWhole: next === undefined }
    }

    const [events, callbacks] = await Promise.all([
      readEvents(),
      subscriptions.healths(tenantId, mostSubscriptions),
    ])
    const counted = countCallbacks(callbacks.healths, circuitPolicy, asOf)
    const hours = Array.from({ length: hoursShown }, (_, i) => {
      const from = begin + i * hourMs
      const within = events.found.filter(({ event }) => {
        const ms = event.firedAt.getTime() - from
        return ms >= 0 && ms < hourMs
      })
      return { from: new Date(from).toISOString(), ...sumOf(within) }
    })
    const pending = events.found.filter(({ tally }) => tally.states.pending > 0)
    const oldest = Math.min(...pending.map(({ event }) => event.firedAt.getTime()))
    return {
      asOf: asOf.toISOString(),
      hours,
      isWhole: events.isWhole && callbacks.isWhole,
      subscriptions: counted,
      // Most of the time there are none, and nothing more is asked.
      disabledSoon:
        counted.nearlyDisabled === 0
          ? []
          : await soonDisabled(subscriptions, circuitPolicy, tenantId),
      oldestPendingAt: pending.length === 0 ? null : new Date(oldest).toISOString(),
    }
  }

const sumOf = (events: readonly CountedEvent[]) => {
  const sum = { events: events.length, matched: 0, ...countStates([]) }
  for (const { tally } of events) {
    sum.matched += tally.matched
    for (const state of deliveryStates) sum[state] += tally.states[state]
  }
  return sum
}

/** `active` are those that are called as usual, or have asked to wait. */
const countCallbacks = (
  healths: readonly CallbackHealth[],
  policy: OverviewParts['circuitPolicy'],
  now: Date,
) => {
  const statuses = healths.map((health) => presentStatus(policy, health, now).status)
  const count = (...wanted: readonly (typeof statuses)[number][]) =>
    statuses.filter((status) => wanted.includes(status)).length
  return {
    active: count('active', 'throttled'),
    onProbation: count('on-probation'),
    off: count('off'),
    disabled: count('disabled'),
    nearlyDisabled: healths.filter((health) => disabledSoon(policy, health)).length,
  }
}

/** What an operator sees at a glance. */
export type Overview = Awaited<ReturnType<ReturnType<typeof overview>>>
