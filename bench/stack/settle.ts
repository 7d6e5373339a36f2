import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Account } from '../../src/delivery-store/account.js'
import { monotonic } from '../monotonic.js'
import type { BenchStack } from './bench-stack.js'
import type { FiredEvent } from './publisher.js'
import { reconcile, type Expected } from './reconcile.js'

/** An event that was fired, and what is to become of it. */
export type Awaited = FiredEvent & Partial<Pick<Expected, 'hanging'>> & Pick<Expected, 'delivered'>

/** What became of events. */
export interface Settled {
  /** When the last of them was known to be settled, on the clock that all processes share. */
  readonly settledAt: number
  /** POSTs beyond the first of each delivery: at least once is what is promised. */
  readonly duplicates: number
}

const stallSeconds = 60
const accountsAtOnce = 8

/** Waits until so many different deliveries have arrived; gives up when none has come for a minute: what is missing will be told. */
export const awaitDelivered = async (
  { receiver }: Pick<BenchStack, 'receiver'>,
  count: number,
): Promise<void> => {
  let last = -1
  for (let at = monotonic(); monotonic() - at < stallSeconds * 1000;) {
    const delivered = await receiver.delivered()
    if (delivered >= count) return
    if (delivered !== last) at = monotonic()
    last = delivered
    await pause(10)
  }
}

/**
 * Waits until every event is settled. The receiver says when all has arrived, so that accounts are read only then, each of
 * those that came last until it is settled, the others once: reading them costs the app next to nothing while it works.
 * Throws what is missing or unexplained.
 */
export const settle = async (
  stack: Pick<BenchStack, 'receiver' | 'publisher'>,
  awaited: readonly Awaited[],
): Promise<Settled> => {
  const sum = awaited.reduce((total, { delivered }) => total + delivered, 0)
  await awaitDelivered(stack, sum)
  const arrivals = await stack.receiver.arrivals()
  const lastSeen = new Map(arrivals.events.map(({ eventId, last }) => [eventId, last]))
  const latestFirst = awaited.toSorted(
    (a, b) => (lastSeen.get(b.eventId) ?? Infinity) - (lastSeen.get(a.eventId) ?? Infinity),
  )

  let settledAt = 0
  const read = async (event: Awaited): Promise<Account> => {
    const end = monotonic() + stallSeconds * 1000
    for (let first = true; ; first = false) {
      const account = await stack.publisher.account(event)
      const isDone =
        account.delivered >= event.delivered && (account.status === 'settled' || !!event.hanging)
      // One that is settled when it is first looked at was so before: only those that are waited for count.
      if (!first || settledAt === 0) settledAt = Math.max(settledAt, monotonic())
      if (isDone || monotonic() > end) return account
      await pause(5)
    }
  }
  const accounts = await pLimit(accountsAtOnce).map(latestFirst, read)

  const faults = reconcile({
    expected: awaited.map((event) => ({ hanging: 0, ...event })),
    arrivals,
    accounts,
  })
  if (faults.length > 0)
    throw new Error(
      `It does NOT add up (${faults.length} faults):\n  ${faults.slice(0, 20).join('\n  ')}`,
    )
  return {
    settledAt,
    duplicates: arrivals.events.reduce((total, { duplicates }) => total + duplicates, 0),
  }
}

/** The same for events that are each delivered to so many subscriptions. */
export const settleAll = (
  stack: Pick<BenchStack, 'receiver' | 'publisher'>,
  fired: readonly FiredEvent[],
  delivered: number,
): Promise<Settled> =>
  settle(
    stack,
    fired.map((event) => ({ ...event, delivered })),
  )
