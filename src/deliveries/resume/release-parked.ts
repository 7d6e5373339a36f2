import { recordedWithinMs } from '../../delivery-store/account.js'
import type { Deliveries } from '../../delivery-store/delivery-table.js'
import { attemptsMade, type Delivery } from '../../delivery-store/delivery.js'
import type { Events } from '../../events/event-table.js'
import { functionTimeoutMs } from '../../host-limits.js'
import type { Log } from '../../log.js'
import type { ReleaseMessage } from '../../queues/messages.js'
import type { WorkQueues } from '../../queues/work-queues.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'
import { editMs } from '../outcome/retry-schedule.js'
import { retryMessage } from '../outcome/retry-message.js'
import { releaseClaims } from './release-claims.js'
import type { RetryDelivery } from './retry-delivery.js'

/** Delivers what was parked for a subscription, or for those that it replaced: oldest first, one after the other. */
export type ReleaseParked = (message: ReleaseMessage, log: Log) => Promise<void>

/** The stores that parked deliveries are found in, and how each of them is attempted. */
export interface ReleaseParkedParts {
  readonly subscriptions: Pick<Subscriptions, 'current' | 'updateState'>
  readonly deliveries: Pick<Deliveries, 'parked'>
  readonly events: Pick<Events, 'get'>
  readonly retryDelivery: RetryDelivery
  readonly queues: Pick<WorkQueues, 'release' | 'wake'>
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<unknown>
  /** How long before a delivery was parked its event may have been fired: its retries and its callback's failures came first. */
  readonly lookBackMs: number
}

/** A flow that has just come back is not flooded: ten runs a second at most. */
const paceMs = 100

/** What is left by then is for another message. */
const longestMs = functionTimeoutMs / 2

/** A release claims its subscription for this long, so that two never run at the same time. */
const claimMs = longestMs + functionTimeoutMs / 5

/** A release that finds its subscription claimed comes back after so many seconds; one that does so again waits where all of them are one. */
const claimedSeconds = 15
const claimedAgainSeconds = 180

/** When its callback is to be left in peace again, the release goes on after so long, or when that is over. */
const laterSeconds = 60

/**
 * What is due this soon, or has been for less than a lost message takes to come back, is attempted by its own message: never by two at
 * the same time. It is longer than an attempt takes, by clocks that are a minute apart.
 */
const ownTurnMs = 2 * 60_000

/** How a release goes on: with the next delivery, by another message in so many seconds, or not at all. */
type Next = 'next' | 'stop' | { readonly seconds: number }

/** Releases what was parked. It stops when the flow is off again: the next probe that succeeds releases the rest. */
export const releaseParked =
  ({
    subscriptions,
    deliveries,
    events,
    retryDelivery,
    queues,
    now,
    pause,
    lookBackMs,
  }: ReleaseParkedParts): ReleaseParked =>
  async (message, log) => {
    const { tenantId, subscriptionId, since, waited = false, gone = false } = message
    const startedAt = now()
    const subscription = await subscriptions.current(tenantId, subscriptionId)
    if (!subscription) {
      // Its flow may be in the middle of being saved.
      if (!gone)
        await queues.release({ tenantId, subscriptionId, since, gone: true }, editMs / 1000)
      return
    }
    const later = (seconds = laterSeconds) =>
      queues.release({ tenantId, subscriptionId, since }, seconds)
    const claims = releaseClaims({ subscriptions, queues, now })
    if (!(await claims.claim(subscription, claimMs, message)))
      return queues.release(
        { tenantId, subscriptionId, since, waited: true },
        waited ? claimedAgainSeconds : claimedSeconds,
      )
    let released = 0

    const successors = new Map<string, string | undefined>([[subscription.id, subscription.id]])
    const hasOwnTurn = ({ dueAt }: Delivery): boolean => {
      const leftMs = (dueAt?.getTime() ?? 0) - now().getTime()
      return leftMs < ownTurnMs && leftMs > -recordedWithinMs
    }

    const isOurs = async ({ subscriptionId: id }: Delivery): Promise<boolean> => {
      if (!successors.has(id)) successors.set(id, (await subscriptions.current(tenantId, id))?.id)
      return successors.get(id) === subscription.id
    }

    const release = async (parked: Delivery): Promise<Next> => {
      const { scope, eventId } = parked
      const event = await events.get(scope, eventId)
      const after =
        event && (await retryDelivery(event, { ...retryMessage(parked), early: true }, log))
      if (after?.state === 'delivered') released++
      if (after?.state === 'parked') return 'stop'
      const isHeld = after?.state === 'pending' && attemptsMade(after) === attemptsMade(parked)
      const heldMs = (after?.dueAt ?? now()).getTime() - now().getTime()
      return isHeld ? { seconds: Math.max(laterSeconds, Math.ceil(heldMs / 1000)) } : 'next'
    }

    const run = async (): Promise<Next> => {
      const firedSince = new Date(Date.parse(since) - lookBackMs)
      const parked = await deliveries.parked(tenantId, subscription.eventType, firedSince)
      for (const delivery of parked) {
        if (hasOwnTurn(delivery) || !(await isOurs(delivery))) continue
        if (now().getTime() - startedAt.getTime() > longestMs) return { seconds: 0 }
        const next = await release(delivery)
        if (next !== 'next') return next
        await pause(paceMs)
      }
      return 'next'
    }

    const ended = await run()
    await claims.letGo(subscription, message)
    if (typeof ended === 'object') await later(ended.seconds)
    log('parked.released', {
      subscriptionId: subscription.id,
      released,
      ended: ended === 'next' ? 'done' : ended === 'stop' ? 'off-again' : 'later',
    })
  }
