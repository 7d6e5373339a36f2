import type { Account } from '../../src/delivery-store/account.js'
import { addsUp } from '../../src/delivery-store/account.js'
import type { Arrivals } from '../receiver/ledger.js'

/** What is to become of one event. */
export interface Expected {
  readonly eventId: string
  /** Subscriptions that answer, and those that hang. */
  readonly delivered: number
  readonly hanging: number
}

/** What is known of events when nothing more is awaited of them. */
export interface Evidence {
  readonly expected: readonly Expected[]
  /** What the receiver saw. */
  readonly arrivals: Arrivals
  /** What the app says. */
  readonly accounts: readonly Account[]
}

const unlike = (what: string, eventId: string, is: number, expected: number): string[] =>
  is === expected ? [] : [`Event ${eventId}: ${is} ${what} instead of ${expected}.`]

const accountFaults = ({ eventId, delivered, hanging }: Expected, account?: Account): string[] => {
  if (!account) return [`Event ${eventId} has no account.`]
  const settled = hanging > 0 || account.status === 'settled'
  return [
    ...unlike('matched by its account', eventId, account.matched, delivered + hanging),
    ...unlike('delivered by its account', eventId, account.delivered, delivered),
    ...(addsUp(account) ? [] : [`Event ${eventId}: its account does not add up.`]),
    ...(settled ? [] : [`Event ${eventId} is not settled.`]),
  ]
}

/** Everything that is missing or unexplained, in words; nothing when each delivery was seen, and counted by the app. */
export const reconcile = ({ expected, arrivals, accounts }: Evidence): string[] => {
  const seen = new Map(arrivals.events.map((event) => [event.eventId, event]))
  const told = new Map(accounts.map((account) => [account.eventId, account]))
  const faults = expected.flatMap((event) => {
    const { delivered = 0, hanging = 0 } = seen.get(event.eventId) ?? {}
    return [
      ...unlike('deliveries at the receiver', event.eventId, delivered, event.delivered),
      // Some are held while callbacks that hang have their share of all calls; their account counts them as matched.
      ...(hanging > event.hanging
        ? unlike('hanging POSTs at the receiver', event.eventId, hanging, event.hanging)
        : []),
      ...accountFaults(event, told.get(event.eventId)),
    ]
  })
  const known = new Set(expected.map(({ eventId }) => eventId))
  const unknown = arrivals.events.filter(({ eventId }) => !known.has(eventId))
  return [
    ...faults,
    ...unknown.map(({ eventId }) => `The receiver saw an event that was not fired: ${eventId}.`),
    ...(arrivals.strays === 0
      ? []
      : [`${arrivals.strays} requests belong to no delivery, such as ${arrivals.stray ?? ''}.`]),
  ]
}
